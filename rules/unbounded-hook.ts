import { shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Hook } from '../src/model/harness.ts';

/** What takes minutes on a bad day: tests, builds, checks of a whole project, containers, another model. */
const SLOW =
  /(?:^|[\s;&|(/"'])(?:npm (?:test|t|ci|install|run (?:test|build|e2e|check|lint|typecheck)\b)|(?:pnpm|yarn|bun) (?:test|build|install|run (?:test|build|lint))|npx (?:tsc|jest|vitest|playwright|eslint)|tsc\b|jest\b|vitest\b|pytest\b|tox\b|mypy\b|cargo (?:test|build|check|clippy)|go (?:test|build|vet)|mvn\b|gradle\b|\.\/gradlew\b|make (?:test|check|build|all)\b|docker (?:build|run|compose)\b|terraform (?:plan|apply)\b|claude (?:-p|--print)\b|ollama run\b|git (?:fetch|pull|push|clone)\b|sleep \d{3,}|claudekit-hooks run (?:test|typecheck|lint)-project)/;

export default defineRule({
  id: 'unbounded-hook',
  title: 'Slow hook without a limit of its own',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'The session stands still while a hook runs. Tests that wait for a port, a build that waits for a lock or a fetch that waits for a password hold every call until the default limit of the client ends them; a guard that is ended so has objected to nothing.',
  remedy: 'Give each a `"timeout"` in seconds that it needs on a good day, or `"async": true` where nothing waits for its answer.',
  references: ['surfaces HOOK-FAIL-OPEN'],
  messages: { slow: '{count} in this file start{s} something slow without a timeout: `{command}` holds the session as long as it likes' },

  check({ harness }, report) {
    const byFile = new Map<string, Hook[]>();
    for (const hook of harness.hooks) {
      const { command, type, value, origin } = hook;
      if (command === undefined || (type !== 'command' && type !== '') || value['timeout'] !== undefined || value['async'] === true) continue;
      const text = hook.args ? [command, ...hook.args].join(' ') : command;
      if (!SLOW.test(text) || /(?:^|\s)g?timeout\s+-?[\dk]|&\s*$|\bnohup\b/.test(text)) continue;
      byFile.set(origin.file, [...(byFile.get(origin.file) ?? []), hook]);
    }
    for (const [first, ...others] of byFile.values()) {
      if (!first) continue;
      const count = others.length + 1;
      report(
        first.commandOrigin,
        'slow',
        { count: count === 1 ? `a ${first.event} hook` : `${count} hooks`, s: count === 1 ? 's' : '', command: shorten(first.command ?? '', 60) },
        { related: others.slice(0, 5).map((hook) => ({ at: hook.commandOrigin, message: `a ${hook.event} hook without a timeout` })) },
      );
    }
  },
});

const hook = (command: string, more = '') => settings(`{ "hooks": { "PostToolUse": [{ "hooks": [{ "type": "command", "command": ${command}${more} }] }] } }`);
export const examples = (): Examples => ({
  bad: [
    { title: 'The tests after every edit', files: hook('«"npm test -- --run"»') },
    { title: 'Another model', files: hook('«"cd app && claude -p \'review this\'"»') },
  ],
  good: [
    { title: 'With a limit', files: hook('"npm test"', ', "timeout": 60') },
    { title: 'Nobody waits', files: hook('"npm test"', ', "async": true') },
    { title: 'A limit of the command', files: hook('"timeout 60 npm test"') },
    { title: 'Something quick', files: hook('"prettier --write \\"$FILE\\""') },
  ],
});
