import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { discover } from '../../src/load/discover.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';

/** Words that mean something somewhere, so that random documents reach deep into the rules. */
const WORDS =
  'permissions allow deny ask defaultMode additionalDirectories hooks PreToolUse Stop matcher type command url http timeout env sandbox network filesystem credentials files mode mask mcpServers args headers enabledPlugins extraKnownMarketplaces source github repo statusLine name owner plugins version __proto__ constructor toString disabled x'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const leaf = fc.oneof(
  word,
  fc.constantFrom('Bash(git:*)', 'Read(.env)', 'mcp__a__b', 'Bash(', '', 'https://a.b/c', './x.sh', '${X:-y}'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 6, depthSize: 'medium' }, leaf, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(word, tie('tree'), { maxKeys: 6 })),
}));

test('no rule fails on any document, whatever its shape', () => {
  fc.assert(
    fc.property(tree, tree, tree, fc.nat(), (settings, mcp, manifest, cut) => {
      const text = JSON.stringify(settings);
      const world = memoryWorld({
        '.claude/settings.json': JSON.stringify({ permissions: settings, hooks: mcp, ...(typeof settings === 'object' ? settings : {}) }),
        '.claude/settings.local.json': cut % 3 === 0 ? text.slice(0, cut % (text.length + 1)) : text,
        '~/.claude/settings.json': JSON.stringify({ sandbox: settings, extraKnownMarketplaces: mcp, env: manifest }),
        '.mcp.json': JSON.stringify(cut % 2 === 0 ? { mcpServers: mcp } : mcp),
        '.claude-plugin/plugin.json': JSON.stringify(manifest),
        '.claude-plugin/marketplace.json': JSON.stringify({ plugins: manifest, owner: settings }),
        'hooks/hooks.json': JSON.stringify({ hooks: manifest }),
      });
      const { incomplete, findings } = check(world, { rules, run: DEFAULT_RUN, found: discover(world) });
      expect(incomplete).toEqual([]);
      for (const { message } of findings) expect(message).not.toMatch(/\[object |undefined|function /);
    }),
    { numRuns: 400, seed: 11 },
  );
});
