import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover, discoverFiles, type Found } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { openWork } from '../../src/world/open.ts';
import { worldProblems } from '../../src/world/tree.ts';
import { gitIn, opened, options, repository, temporary, write } from './repository.ts';

const short = ({ file, role }: Found): string => {
  const what = role.kind === 'prompt' ? role.prompt : role.kind === 'settings' ? role.scope : role.kind === 'manifest' ? role.manifest : role.kind;
  const more = role.kind === 'mcp' && role.of !== 'project' ? ` of ${role.of}` : role.kind === 'prompt' && !role.loaded ? ' shipped' : '';
  return `${file} ${what}${more}${role.dir === '' ? '' : ` in ${role.dir}`}`;
};

describe('what a session loads', () => {
  test('a project with nested folders, rules, styles and secrets', () => {
    const files = {
      '.claude/settings.json': '{}',
      '.claude/settings.local.json': '{}',
      '.claude/skills/a/SKILL.md': '',
      '.claude/skills/a/deep/SKILL.md': '',
      '.claude/commands/x/y.md': '',
      '.claude/agents/team/z.md': '',
      '.claude/rules/r.md': '',
      '.claude/output-styles/o.md': '',
      '.claude/CLAUDE.md': '',
      '.claude/hooks/h.sh': '',
      'CLAUDE.md': '',
      'CLAUDE.local.md': '',
      '.mcp.json': '{}',
      '.gitignore': '',
      '.env': '',
      'deploy/prod.env': '',
      'packages/p/.claude/settings.json': '{}',
      'packages/p/CLAUDE.md': '',
      'packages/p/.mcp.json': '{}',
      'skills/s/SKILL.md': '',
      'README.md': '',
      'node_modules/x/.claude/settings.json': '{}',
    };
    expect(discover(memoryWorld(files)).map(short)).toEqual([
      '.claude/CLAUDE.md memory',
      '.claude/agents/team/z.md agent',
      '.claude/commands/x/y.md command',
      '.claude/hooks/h.sh script in .claude/hooks',
      '.claude/output-styles/o.md output-style',
      '.claude/rules/r.md rules',
      '.claude/settings.json project',
      '.claude/settings.local.json local',
      '.claude/skills/a/SKILL.md skill',
      '.claude/skills/a/deep/SKILL.md skill shipped in .claude/skills/a/deep',
      '.env secret',
      '.gitignore gitignore',
      '.mcp.json mcp',
      'CLAUDE.local.md memory',
      'CLAUDE.md memory',
      'deploy/prod.env secret in deploy',
      'packages/p/.claude/settings.json project in packages/p',
      'packages/p/.mcp.json mcp in packages/p',
      'packages/p/CLAUDE.md memory in packages/p',
      'skills/s/SKILL.md skill shipped in skills/s',
    ]);
  });

  test('plugins, by their folder, their manifest and their marketplace', () => {
    const files = {
      '.claude-plugin/marketplace.json': JSON.stringify({
        metadata: { pluginRoot: './plugins' },
        plugins: [
          { name: 'b', source: 'b', commands: ['./more/c.md'] },
          { name: 'remote', source: { source: 'github', repo: 'x/y' } },
          { name: 'away', source: './../../etc' },
        ],
      }),
      'plugins/a/.claude-plugin/plugin.json': JSON.stringify({
        name: 'a',
        commands: ['./extra', './one.md'],
        agents: './people/me.md',
        hooks: './config/my-hooks.json',
        mcpServers: ['./servers.json', './config/.mcp.json', './.mcp.json'],
        outputStyles: './styles',
      }),
      'plugins/a/commands/deep/x.md': '',
      'plugins/a/agents/y.md': '',
      'plugins/a/extra/z.md': '',
      'plugins/a/one.md': '',
      'plugins/a/people/me.md': '',
      'plugins/a/people/you.md': '',
      'plugins/a/styles/s.md': '',
      'plugins/a/config/my-hooks.json': '{}',
      'plugins/a/servers.json': '{}',
      'plugins/a/config/.mcp.json': '{}',
      'plugins/a/hooks/hooks.json': '{}',
      'plugins/a/.mcp.json': '{}',
      'plugins/a/skills/k/SKILL.md': '',
      'plugins/a/README.md': '',
      'plugins/b/commands/x.md': '',
      'plugins/b/more/c.md': '',
      'other/commands/x.md': '',
      'other/agents/x.md': '',
    };
    expect(discover(memoryWorld(files)).map(short)).toEqual([
      '.claude-plugin/marketplace.json marketplace',
      'plugins/a/.claude-plugin/plugin.json plugin in plugins/a',
      'plugins/a/.mcp.json mcp of plugin in plugins/a',
      'plugins/a/agents/y.md agent shipped in plugins/a',
      'plugins/a/commands/deep/x.md command shipped in plugins/a',
      'plugins/a/config/.mcp.json mcp of plugin in plugins/a',
      'plugins/a/config/my-hooks.json hooks in plugins/a',
      'plugins/a/extra/z.md command shipped in plugins/a',
      'plugins/a/hooks/hooks.json hooks in plugins/a',
      'plugins/a/one.md command shipped in plugins/a',
      'plugins/a/people/me.md agent shipped in plugins/a',
      'plugins/a/servers.json mcp of plugin in plugins/a',
      'plugins/a/skills/k/SKILL.md skill shipped in plugins/a/skills/k',
      'plugins/a/styles/s.md output-style shipped in plugins/a',
      'plugins/b/commands/x.md command shipped in plugins/b',
      'plugins/b/more/c.md command shipped in plugins/b',
    ]);
  });

  test('a plugin in the root of a repository: its servers are the project’s too where they are wrapped', () => {
    const plugin = { '.claude-plugin/plugin.json': '{ "name": "x" }', 'commands/c.md': '' };
    const kinds = (text: string) => discover(memoryWorld({ ...plugin, '.mcp.json': text })).map(short);
    expect(kinds('{ "mcpServers": {} }')).toContain('.mcp.json mcp');
    expect(kinds('{ "a": { "command": "x" } }')).toContain('.mcp.json mcp of plugin');
    expect(kinds('{}')).toContain('commands/c.md command shipped');
    expect(discover(memoryWorld({ ...plugin, '.claude-plugin/plugin.json': '{ broken' })).map(short)).toContain('commands/c.md command shipped');
  });

  test('a linked folder is the folder it leads to', () => {
    const files = {
      '.claude/skills/s': { symlink: '../../skills/s' },
      'skills/s/SKILL.md': '',
      '.claude/agents': { symlink: '../.agents' },
      '.agents/a.md': '',
      '.claude/skills/loop': { symlink: '..' },
      '.claude/skills/away': { symlink: '/etc' },
      '.claude/commands': { symlink: 'commands' },
    };
    expect(discover(memoryWorld(files)).map(short)).toEqual(['.claude/agents/a.md agent', 'skills/s/SKILL.md skill']);
    const folder = temporary();
    write(folder, Object.fromEntries(Object.entries(files).map(([name, c]) => [name, typeof c === 'string' ? c : { link: c.symlink }])));
    expect(discover(opened(openWork(folder, options(folder)))).map(short)).toEqual(['.claude/agents/a.md agent', 'skills/s/SKILL.md skill']);
  });
});

describe('outside the project', () => {
  const parents = {
    '.mcp.json': '{}',
    'team/.mcp.json': '{}',
    'team/.claude/settings.json': '{}',
    'team/.claude/settings.local.json': '{}',
    'team/.claude/skills/s/SKILL.md': '',
    'team/.claude/commands/c.md': '',
    'team/CLAUDE.md': '',
    'team/mid/.claude/settings.local.json': '{}',
    'team/mid/.mcp.json': '{}',
    'team/mid/p/.claude/settings.json': '{}',
  };
  test('parents up to the top of the repository; beyond it only with the home folder', () => {
    const folder = temporary();
    write(folder, parents);
    const root = join(folder, 'team/mid/p');
    const found = (home?: string) => discover(opened(openWork(root, options(root, home === undefined ? {} : { home })))).map(({ file }) => file);
    expect(found()).toEqual(['.claude/settings.json']);
    gitIn(join(folder, 'team'), 'init', '-q');
    const inside = [
      '../../.claude/commands/c.md',
      '../../.claude/settings.local.json',
      '../../.claude/skills/s/SKILL.md',
      '../../.mcp.json',
      '../../CLAUDE.md',
      '../.mcp.json',
      '.claude/settings.json',
    ];
    expect(found()).toEqual(inside);
    expect(found(join(folder, 'home'))).toEqual(expect.arrayContaining(['../../../.mcp.json', ...inside]));
    expect(discoverFiles(opened(openWork(root, options(root))), []).found.map(({ file }) => file)).toEqual(inside);
  });

  test('the home folder, or the folder that CLAUDE_CONFIG_DIR names, and managed settings', () => {
    const folder = temporary();
    write(folder, {
      'p/.claude/settings.json': '{}',
      'home/.claude/settings.json': '{}',
      'home/.claude/settings.local.json': '{}',
      'home/.claude/skills/s/SKILL.md': '',
      'home/.claude/agents/a.md': '',
      'home/.claude/commands/ns/c.md': '',
      'home/.claude/rules/r.md': '',
      'home/.claude/.credentials.json': '{}',
      'home/.claude.json': '{}',
      'config/settings.json': '{}',
      'config/.claude.json': '{}',
      'config/skills/other/SKILL.md': '',
      'etc/managed-settings.json': '{}',
      'etc/managed-settings.d/10-x.json': '{}',
      'etc/managed-settings.d/readme.txt': '',
      'etc/CLAUDE.md': '',
    });
    const root = join(folder, 'p');
    const home = join(folder, 'home');
    const found = (more: Parameters<typeof options>[1]) => discover(opened(openWork(root, options(root, more)))).map(short);
    expect(found({})).toEqual(['.claude/settings.json project']);
    expect(found({ managed: join(folder, 'etc') })).toEqual([
      '.claude/settings.json project',
      '/managed/CLAUDE.md memory',
      '/managed/managed-settings.d/10-x.json managed',
      '/managed/managed-settings.json managed',
    ]);
    expect(found({ home, managed: '/nonexistent' })).toEqual([
      '.claude/settings.json project',
      '~/.claude.json mcp of user',
      '~/.claude/.credentials.json secret',
      '~/.claude/agents/a.md agent',
      '~/.claude/commands/ns/c.md command',
      '~/.claude/rules/r.md rules',
      '~/.claude/settings.json user',
      '~/.claude/skills/s/SKILL.md skill',
    ]);
    const moved = options(root, { home, managed: '/nonexistent', env: { CLAUDE_CONFIG_DIR: join(folder, 'config') } });
    expect(discover(opened(openWork(root, moved))).map(short)).toEqual([
      '.claude/settings.json project',
      '~/.claude.json mcp of user',
      '~/.claude/settings.json user',
      '~/.claude/skills/other/SKILL.md skill',
    ]);
  });
});

test('a project below the home folder, and the home folder as the project: nothing is found twice', () => {
  const home = temporary();
  write(home, {
    '.claude/settings.json': '{}',
    '.claude/skills/s/SKILL.md': '',
    '.claude/CLAUDE.md': '',
    '.mcp.json': '{}',
    'CLAUDE.md': '',
    'work/p/.claude/settings.json': '{}',
  });
  const found = (root: string) => discover(opened(openWork(root, options(root, { home, managed: '/nonexistent' })))).map(short);
  expect(found(join(home, 'work/p'))).toEqual([
    '../../.mcp.json mcp',
    '../../CLAUDE.md memory',
    '.claude/settings.json project',
    '~/.claude/CLAUDE.md memory',
    '~/.claude/settings.json user',
    '~/.claude/skills/s/SKILL.md skill',
  ]);
  expect(found(home)).toEqual([
    '.mcp.json mcp',
    'CLAUDE.md memory',
    'work/p/.claude/settings.json project in work/p',
    '~/.claude/CLAUDE.md memory',
    '~/.claude/settings.json user',
    '~/.claude/skills/s/SKILL.md skill',
  ]);
});

describe('named files', () => {
  test('come with the fixed files of their session, and nothing is listed', () => {
    const world = memoryWorld({
      '.claude/settings.json': '{}',
      '.claude/skills/a/SKILL.md': '',
      '.claude/skills/b/SKILL.md': '',
      '.gitignore': '',
      'packages/p/.claude/settings.json': '{}',
      'packages/p/.mcp.json': '{}',
      'plugin/.claude-plugin/plugin.json': '{}',
      'plugin/agents/x.md': '',
      'README.md': '',
    });
    const quiet = {
      ...world,
      project: {
        ...world.project,
        list: () => {
          throw new Error('listed');
        },
      },
    };
    const named = discoverFiles(quiet, ['.claude/skills/a/SKILL.md', 'packages/p/.mcp.json', 'plugin/agents/x.md', 'README.md']);
    expect(named.found.map(short)).toEqual([
      '.claude/settings.json project',
      '.claude/skills/a/SKILL.md skill',
      '.gitignore gitignore',
      'packages/p/.claude/settings.json project in packages/p',
      'packages/p/.mcp.json mcp in packages/p',
      'plugin/agents/x.md agent shipped in plugin',
    ]);
    expect([...named.focus]).toEqual(['.claude/skills/a/SKILL.md', 'packages/p/.mcp.json', 'plugin/agents/x.md']);
    expect(named.ignored).toEqual(['README.md']);
  });

  test('an editor’s text stands in for the file', () => {
    const folder = temporary();
    write(folder, { '.claude/settings.json': '{ "model": "saved" }' });
    const bytes = new TextEncoder().encode('{ "model": "unsaved" }');
    for (const path of ['.claude/settings.json', 'new/deep/.claude/settings.json']) {
      const world = opened(openWork(folder, options(folder, { overlay: { path, bytes } })));
      const { found } = discoverFiles(world, [path]);
      expect(load(world, found).settings.find((s) => s.file === path)?.value).toEqual({ model: 'unsaved' });
      expect(world.project.list()).toContain(path);
      expect(world.project.stat(path)?.size).toBe(bytes.length);
      expect(world.project.entries('new').length).toBe(path.startsWith('new') ? 1 : 0);
    }
  });
});

describe('what cannot be read', () => {
  test('pipes and sockets are not opened, links out are not followed, names may be odd', async () => {
    const folder = temporary();
    write(folder, {
      '.claude/settings.json': { link: '/etc/hostname' },
      '.claude/skills/x\n\u001b[31m/SKILL.md': '---\nname: x\n---\n',
      '.claude/agents': { link: '/etc' },
      'a/.claude': { link: '../outside' },
    });
    execFileSync('mkfifo', [join(folder, '.mcp.json')]);
    const server = createServer().listen(join(folder, 'CLAUDE.md'));
    const world = opened(openWork(folder, options(folder)));
    const harness = load(world, discover(world));
    server.close();
    expect(harness.problems.map((p) => `${p.origin.file}: ${p.message}`)).toEqual([
      '.claude/settings.json: a symbolic link that leaves the checked folder; it was not followed',
      '.mcp.json: not a regular file',
      'CLAUDE.md: not a regular file',
    ]);
    expect(harness.skills.map((s) => s.file)).toEqual(['.claude/skills/x\n\u001b[31m/SKILL.md']);
    expect(world.project.read('.claude/agents/hostname').problem).toBe('outside');
    expect(world.project.stat('.claude/agents/hostname')).toBeUndefined();
    expect(world.project.entries('.claude/agents')).toEqual([]);
  });

  test('a nested repository is not this session’s', () => {
    const folder = repository({ 'CLAUDE.md': '' });
    write(folder, { 'vendor/x/.claude/settings.json': '{}', 'vendor/y/CLAUDE.md': '' });
    gitIn(join(folder, 'vendor/x'), 'init', '-q');
    expect(discover(opened(openWork(folder, options(folder)))).map(({ file }) => file)).toEqual(['CLAUDE.md', 'vendor/y/CLAUDE.md']);
  });

  test('a folder without permission is said', () => {
    const folder = temporary();
    chmodSync(folder, 0o755);
    write(folder, { 'CLAUDE.md': '' });
    mkdirSync(join(folder, '.claude'));
    chmodSync(join(folder, '.claude'), 0o000);
    const world = opened(openWork(folder, options(folder)));
    // Root may list everything: it looks as somebody else for a moment.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      discover(world);
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(join(folder, '.claude'), 0o755);
    }
    expect(worldProblems(world)).toEqual([{ path: '.claude', message: 'the folder could not be listed: permission denied' }]);
  });

  test('a name that is not UTF-8 is said', () => {
    const folder = temporary();
    write(folder, { 'CLAUDE.md': '' });
    execFileSync('sh', ['-c', `mkdir -p "$1/.claude/skills/$(printf 'a\\377')" && : > "$1/.claude/skills/$(printf 'a\\377')/SKILL.md"`, 'sh', folder]);
    const world = opened(openWork(folder, options(folder)));
    discover(world);
    expect(worldProblems(world)).toMatchObject([{ path: '.claude/skills/a\ufffd' }]);
  });
});
