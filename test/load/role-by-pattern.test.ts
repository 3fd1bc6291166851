import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roleOf } from '../../src/load/role.ts';

/** The same question as one pattern. */
const PATTERN =
  /^((?:.*\/)?)\.claude\/(?:(settings(?:\.local)?\.json)|skills\/[^/]+\/SKILL\.md|(commands\/.+\.md)|(agents\/.+\.md)|(rules\/.+\.md)|(output-styles\/[^/]+\.md)|(CLAUDE\.md))$/;

test('what lies in a .claude folder', () => {
  const part = fc.constantFrom(
    '.claude',
    '.claude',
    'skills',
    'commands',
    'agents',
    'rules',
    'output-styles',
    'a',
    '',
    'x.claude',
    'SKILL.md',
    'a.md',
    '.md',
    'CLAUDE.md',
    'settings.json',
    'settings.local.json',
    'a\nb',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const path = parts.join('/');
      // Everywhere but in the folder itself that name is a memory's.
      fc.pre(parts.at(-1) !== 'CLAUDE.md' || parts.at(-2) === '.claude');
      const match = PATTERN.exec(path);
      const role = roleOf(path);
      const dir = match && (match[1] ?? '').slice(0, -1);
      if (match?.[2]) expect(role, path).toEqual({ kind: 'settings', scope: match[2] === 'settings.json' ? 'project' : 'local', dir });
      else if (match) {
        const prompt = match[3] ? 'command' : match[4] ? 'agent' : match[5] ? 'rules' : match[6] ? 'output-style' : match[7] ? 'memory' : 'skill';
        expect(role, path).toEqual({ kind: 'prompt', prompt, dir, loaded: true });
      } else {
        expect(role?.kind === 'settings', path).toBe(false);
        if (role?.kind === 'prompt') expect(['memory', 'skill'], path).toContain(role.prompt);
        if (role?.kind === 'prompt' && role.prompt === 'skill') expect(role.loaded, path).toBe(false);
      }
    }),
    { numRuns: 20_000, seed: 5 },
  );
});
