import { aboutGrant, loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { decisionBeside, inSession } from '../src/findings/session-policy.lazy.ts';
import type { Call } from '../src/policy/policy.ts';

/** What does the same job by another tool. */
const OTHERS: Readonly<
  Record<string, { readonly call: () => Call; readonly by: string; readonly does: string; readonly instead: string; readonly asks: boolean }>
> = {
  Edit: {
    // (A function: the engine is loaded with the first question.)
    call: () => ({ tool: 'Write', input: { file_path: inSession('README.md'), content: '' } }),
    by: 'Write',
    does: 'rewrites the same files',
    instead: 'Edit(//**)',
    asks: true,
  },
  Read: {
    call: () => ({ tool: 'Bash', input: { command: 'cat README.md' } }),
    by: '`cat`',
    does: 'prints every file of the project',
    instead: 'Read(//**)',
    asks: false,
  },
};

export default defineRule({
  id: 'one-tool-deny',
  title: 'Deny rule that takes one tool away and leaves its twin',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'A bare tool name in the deny list removes that one tool. What it does, other tools do too: `Write` replaces what `Edit` would have changed, `cat` prints what `Read` would have shown.',
  remedy: 'Deny the paths instead: `Edit(//**)` covers every tool that writes files, `Read(//**)` every one that reads them.',
  references: ['permissions-paths §2.2, §10'],
  messages: {
    free: 'this deny rule removes the tool {tool} only: {by} still {does} without a question',
    asked: 'this deny rule removes the tool {tool} only: {by} still {does}, after a question',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'deny')) {
      const { rule, origin } = grant;
      const other = Object.hasOwn(OTHERS, rule.tool) ? OTHERS[rule.tool] : undefined;
      if (!other || (rule.specifier !== undefined && rule.specifier !== '*')) continue;
      const call = other.call();
      const decision = decisionBeside(harness, [grant], call);
      if (decision === 'deny' || (decision === 'ask' && !other.asks)) continue;
      const { by, does, instead } = other;
      const witness = { tool: call.tool, input: call.tool === 'Bash' ? call.input : { file_path: 'README.md', content: '' } };
      report(
        origin,
        decision === 'allow' ? 'free' : 'asked',
        { tool: rule.tool, by, does },
        { remedy: `Write \`${instead}\`, which covers them all.`, witness, replay: [{ is: [decision] }], ...aboutGrant(grant) },
      );
    }
  },
});

const deny = (...rules: readonly string[]) => settings(`{ "permissions": { "deny": [${rules.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Edit without Write', files: deny('«"Edit"»') },
    { title: 'Read without the shell', files: deny('«"Read"»') },
  ],
  good: [
    { title: 'Both tools', files: deny('"Edit"', '"Write"') },
    { title: 'Every file', files: deny('"Edit"', '"Edit(//**)"') },
    { title: 'No shell either', files: deny('"Read"', '"Bash"') },
    { title: 'A tool of its own', files: deny('"WebFetch"', '"Write"') },
  ],
});
