import { brokenAssertion } from '../src/findings/assertions.lazy.ts';
import { shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'violated-assertion',
  title: 'Policy assertion that does not hold',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'assertions',
  why: 'The configuration of grantlint says what a session must never do without a question, or must always be able to do. The permission rules say otherwise: one call shows it, decided as the client decides.',
  remedy: 'Change the rule that lets the call run (or keeps it from running), or change the assertion if it is no longer meant.',
  references: ['DESIGN §8'],
  messages: {
    runs: 'must never run, but {call} does{where}: {reason}',
    stops: 'must always run, but {call} does not{where}: {reason}',
    unproved: 'not proved{where}: {reason}',
  },

  check({ harness, run, settings: { never = [], always = [] }, configFile }, report) {
    if (configFile === undefined) return;
    for (const [kind, list] of [['never', never] as const, ['always', always] as const]) {
      for (const { text, path } of list) {
        const broken = brokenAssertion(harness, run, kind, text);
        if (broken === undefined) continue;
        const { call, dir, at, reason } = broken;
        const where = dir === '' ? '' : ` in ${dir}`;
        const origin = { file: configFile, path };
        if (call === undefined) {
          report(
            origin,
            'unproved',
            { where, reason },
            { severity: 'note', confidence: 'likely', remedy: 'Assert something narrower, or look at the rules yourself.' },
          );
          continue;
        }
        const more = { witness: call, replay: [], ...(at && { related: [{ at, message: 'the rule that decides' }] }) };
        report(
          origin,
          kind === 'never' ? 'runs' : 'stops',
          { call: shorten(`${call.tool}(${String(Object.values(call.input)[0] ?? '')})`), where, reason },
          more,
        );
      }
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'An allow rule reaches what must never run',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(git:*)"] } }',
        '.grantlint.jsonc': '{ "never": [«"Bash(git push --force*)"»] }',
      },
    },
    {
      title: 'The deny rule misses a spelling',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(git:*)"], "deny": ["Bash(git push --force:*)"] } }',
        '.grantlint.jsonc': '{ "never": [«"Bash(git push --force*)"»] }',
      },
    },
    {
      title: 'A way out of the machine',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(curl:*)"] } }',
        '.grantlint.jsonc': '{ "never": [«"capability:network-out"»] }',
      },
    },
    {
      title: 'What must stay allowed is not',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)"], "ask": ["Bash(npm:*)"] } }',
        '.grantlint.jsonc': '{ "always": [«"Bash(npm test)"»] }',
      },
    },
    {
      title: 'A file that a plain session may read',
      files: { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(make)"] } }', '.grantlint.jsonc': '{ "never": [«"Read(**/.env)"»] }' },
    },
  ],
  good: [
    {
      title: 'A deny rule stops it',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(git:*)"], "deny": ["Bash(git push --force*)"] } }',
        '.grantlint.jsonc': '{ "never": ["Bash(git push --force*)"] }',
      },
    },
    {
      title: 'Nothing allows it',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)", "Bash(npm run lint:*)"] } }',
        '.grantlint.jsonc':
          '{ "never": ["Bash(git push:*)", "Read(~/.ssh/**)", "WebFetch(domain:example.com)", "capability:publish"], "always": ["Bash(npm test)", "Bash(npm run lint:*)"] }',
      },
    },
  ],
});
