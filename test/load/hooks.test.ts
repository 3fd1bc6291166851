import { expect, test } from 'vitest';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import type { Harness } from '../../src/model/harness.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

function harnessOf(files: Files): Harness {
  const world = memoryWorld(files);
  return load(world, discover(world));
}
const commands = (hooks: Harness['hooks']) => hooks.map(({ command }) => command);

test('a hook that the client drops alone is none of the session', () => {
  const { hooks, droppedHooks } = harnessOf({
    '.claude/settings.json': JSON.stringify({
      hooks: { PostToolUse: [{ hooks: [{ type: 'command', command: 'lint' }] }, { hooks: [{ type: 'command', command: 'slow', timeout: 'long' }] }] },
    }),
  });
  expect(commands(hooks)).toEqual(['lint']);
  expect(commands(droppedHooks)).toEqual(['slow']);
});

test('with its file every hook is dropped', () => {
  const { hooks, droppedHooks } = harnessOf({
    '.claude/settings.json': JSON.stringify({ permissions: { deny: 'Bash' }, hooks: { Stop: [{ hooks: [{ type: 'command', command: 'done' }] }] } }),
  });
  expect(commands(hooks)).toEqual([]);
  expect(commands(droppedHooks)).toEqual(['done']);
});

test('manifests define hooks and servers in place', () => {
  const stop = { Stop: [{ hooks: [{ type: 'command', command: 'done' }] }] };
  const { hooks, servers } = harnessOf({
    '.claude-plugin/plugin.json': JSON.stringify({ name: 'a', hooks: stop, mcpServers: { wiki: { command: 'wiki' } } }),
    '.claude-plugin/marketplace.json': JSON.stringify({
      name: 'm',
      owner: { name: 'o' },
      plugins: [{ name: 'b', source: './b', hooks: { hooks: stop }, mcpServers: { chat: { command: 'chat' } } }],
    }),
  });
  expect(hooks.map(({ commandOrigin }) => commandOrigin.path.join('.'))).toEqual([
    'plugins.0.hooks.hooks.Stop.0.hooks.0.command',
    'hooks.Stop.0.hooks.0.command',
  ]);
  expect(servers.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['chat plugin', 'wiki plugin']);
});
