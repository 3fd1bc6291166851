import { describe, expect, test } from 'vitest';
import { proveAlways, proveNever } from '../../src/policy/assertions.ts';
import type { Session } from '../../src/policy/policy.ts';
import { type Lists, policyWith } from './session.ts';

const told = (proof: ReturnType<typeof proveNever>) =>
  proof.kind === 'violated' ? `${proof.call.tool} ${Object.values(proof.call.input)[0] ?? ''}` : proof.kind;

describe('never', () => {
  test.each<[string, Lists, string, string, Partial<Session>?]>([
    ['nothing allows it', { allow: ['Bash(npm test:*)'] }, 'Bash(git push:*)', 'holds'],
    ['an allow rule does', { allow: ['Bash(git:*)'] }, 'Bash(git push --force*)', 'Bash git push --force'],
    ['a deny rule stops it', { allow: ['Bash(git:*)'], deny: ['Bash(git push --force*)'] }, 'Bash(git push --force*)', 'holds'],
    ['a broader deny rule stops it', { allow: ['Bash(git:*)'], deny: ['Bash(git push*)'] }, 'Bash(git push --force *)', 'holds'],
    [
      'a deny rule misses another spelling',
      { allow: ['Bash(git:*)'], deny: ['Bash(git push --force:*)'] },
      'Bash(git push --force*)',
      'Bash git push --forcex',
    ],
    ['behind a starter that is allowed', { allow: ['Bash(sudo:*)'] }, 'Bash(rm:*)', 'Bash sudo rm'],
    ['in a folder that is allowed', { allow: ['Bash(./bin/*)'] }, 'Bash(gh:*)', 'Bash ./bin/gh'],
    ['the bare rule', { allow: ['Bash'] }, 'Bash(curl:*)', 'Bash curl'],
    ['bypassPermissions', {}, 'Bash(curl:*)', 'Bash curl', { mode: 'bypassPermissions' }],
    ['dontAsk', {}, 'Bash(curl:*)', 'holds', { mode: 'dontAsk' }],
    ['a file outside that nothing opens', {}, 'Read(//**/.ssh/**)', 'Read /project/.ssh/x'],
    ['a folder outside', {}, 'Read(~/.ssh/**)', 'holds'],
    ['a folder outside that is opened', { allow: ['Read(~/**)'] }, 'Read(~/.ssh/**)', 'Read /home/me/.ssh/x'],
    ['a folder outside and bare Bash', { allow: ['Bash'] }, 'Read(~/.ssh/**)', 'Bash cat /home/me/.ssh/x'],
    ['a file inside that is denied', { deny: ['Read(**/.env)'] }, 'Read(**/.env)', 'holds'],
    ['a file inside', {}, 'Read(**/.env)', 'Read /project/.env'],
    ['a host', { allow: ['WebFetch(domain:*.a.com)'] }, 'WebFetch(domain:x.a.com)', 'WebFetch https://x.a.com/'],
    ['another host', { allow: ['WebFetch(domain:*.a.com)'] }, 'WebFetch(domain:b.com)', 'holds'],
    ['a server', { allow: ['mcp__s'] }, 'mcp__s__drop_*', 'mcp__s__drop_x '],
    ['another server', { allow: ['mcp__s'] }, 'mcp__t', 'holds'],
    ['a tool', {}, 'WebSearch', 'holds'],
    ['a tool that is allowed', { allow: ['WebSearch'] }, 'WebSearch', 'WebSearch x'],
  ])('%s', (_name, lists, text, expected, session = {}) => expect(told(proveNever(policyWith(lists, session), text))).toBe(expected));
});

describe('always', () => {
  test.each<[string, Lists, string, string, Partial<Session>?]>([
    ['an allow rule', { allow: ['Bash(npm test)'] }, 'Bash(npm test)', 'holds'],
    ['none', {}, 'Bash(npm test)', 'Bash npm test'],
    ['a broader rule', { allow: ['Bash(npm:*)'] }, 'Bash(npm run *)', 'holds'],
    ['a narrower rule', { allow: ['Bash(npm run a:*)'] }, 'Bash(npm run:*)', 'Bash npm run'],
    ['a deny rule in the middle', { allow: ['Bash(npm:*)'], deny: ['Bash(npm run x:*)'] }, 'Bash(npm run *)', 'Bash npm run x'],
    ['the bare rule', { allow: ['Bash'] }, 'Bash(npm test)', 'holds'],
    ['a host', { allow: ['WebFetch(domain:*.a.com)'] }, 'WebFetch(domain:x.a.com)', 'holds'],
    ['no host', {}, 'WebFetch(domain:x.a.com)', 'WebFetch https://x.a.com/'],
    ['a tool of a server', { allow: ['mcp__s'] }, 'mcp__s__t', 'holds'],
    ['editing a folder', { allow: ['Edit(src/**)'] }, 'Edit(src/**)', 'holds'],
    ['editing another folder', { allow: ['Edit(src/**)'] }, 'Edit(docs/**)', 'Write /project/docs/x'],
  ])('%s', (_name, lists, text, expected, session = {}) => expect(told(proveAlways(policyWith(lists, session), text))).toBe(expected));
});
