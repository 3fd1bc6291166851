import type { Candidate } from '../src/capability/candidates/candidate.ts';
import { isTelling } from '../src/capability/telling.ts';
import { formOf } from '../src/findings/gates/plain-grants.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { heldTogether, isSolid } from '../src/findings/held.lazy.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import { shellIndex } from '../src/findings/shell-index.ts';
import { isSecretName } from '../src/load/role.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'read-past-deny',
  title: 'Allowed program that reads what a Read rule denies',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'A Read deny stops the Read tool, and the commands whose files the client knows: cat, grep, sed, awk, jq and some more. A program that it does not know opens the same file by the same name, and an allow rule on that program lets it. So the deny holds only what nobody was allowed to run.',
  remedy: 'Put the form that opens files into deny or ask as well, or add the file to `sandbox.filesystem.denyRead`, which holds for every program.',
  references: ['permissions-traps §6', 'permissions-paths §1.2', 'security §1 (PERM-READ-AROUND)'],
  messages: {
    reads: '{deny} does not stop {witness}: {allow} lets it run, and the client does not look at its files',
    sends: '{deny} does not stop {witness}, which sends the file away: {allow} lets it run, and the client does not look at its files',
  },

  check({ harness }, report) {
    const denied = loadedGrants(harness, 'deny').filter(({ rule }) => rule.tool === 'Read' && rule.specifier !== undefined);
    if (denied.length === 0) return;
    const told = shellIndex(loadedGrants(harness, 'allow').filter(isWorthTelling));
    for (const session of heldTogether(harness)) {
      if (session.runsAnything) continue;
      for (const deny of denied.slice(0, MOST)) {
        const file = deniedFile(deny);
        if (file === undefined || session.decide({ tool: 'Read', input: { file_path: file } }) !== 'deny') continue;
        const past = (one: Candidate): string | undefined => {
          const command = onFile(one, file);
          const isTold = command !== undefined && (told.whole.length > 0 || told.find(command, () => true) !== undefined);
          return isTold && session.decide({ tool: 'Bash', input: { command } }) === 'allow' ? command : undefined;
        };
        const sends = session.find((one) => one.capability === 'network-out' && isSolid(one) && past(one) !== undefined);
        const found = sends ?? session.find((one) => (one.capability === 'read-any' || one.capability === 'network-out') && past(one) !== undefined);
        const command = found && past(found);
        if (!found || command === undefined) continue;
        report(
          deny.origin,
          sends ? 'sends' : 'reads',
          { deny: shorten(deny.rule.text, 60), witness: shorten(command, 80), allow: shorten(found.grant.rule.text, 60) },
          {
            ...aboutGrant(deny),
            severity: sends && isSecretName(file) ? 'warning' : 'note',
            witness: { tool: 'Bash', input: { command } },
            related: [{ at: found.grant.origin, message: 'the rule that lets it run' }],
          },
        );
        return;
      }
    }
  },
});

/** Programs with an option that reads a file (`date -f`) are everywhere; of those the catalogue calls tame nobody need hear. */
function isWorthTelling({ rule }: Grant): boolean {
  const form = formOf(rule);
  return form === undefined || (form.open && isTelling(form.text.split(' ')));
}

/** Lists of denied files are long and of a kind: the first ones say enough. */
const MOST = 8;

/** A file that the rule denies, in a spelling that every program understands. */
function deniedFile(deny: Grant): string | undefined {
  const path = sampleCall(deny)?.input['file_path'];
  return typeof path === 'string' && /^[\w./@+-]+$/.test(path) ? path : undefined;
}

/** The witness of a program that opens a file, on this one; undefined where it opens none, or by an address. */
function onFile({ call }: Candidate, file: string): string | undefined {
  const command = call.tool === 'Bash' ? String(call.input['command']) : '';
  const at = /(^|[\s=@'"(:])(?:\/etc\/(?:passwd|hostname|hosts)|\.env|README\.md)(?=$|[\s'")])/.exec(command);
  if (!at) return undefined;
  const start = at.index + (at[1]?.length ?? 0);
  return command.slice(0, start) + file + command.slice(at.index + at[0].length);
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A program that the client does not know', files: settings('{ "permissions": { "allow": ["Bash(dd:*)"], "deny": [«"Read(./.env)"»] } }') },
    { title: 'Sent away', files: settings('{ "permissions": { "allow": ["Bash(curl:*)"], "deny": [«"Read(.env)"»] } }') },
    { title: 'Through a pull request', files: settings('{ "permissions": { "allow": ["Bash(gh pr create:*)"], "deny": [«"Read(./secrets/**)"»] } }') },
  ],
  good: [
    {
      title: 'Programs whose files the client knows',
      files: settings('{ "permissions": { "allow": ["Bash(sed -n 1,40p *)", "Bash(cat:*)", "Bash(jq:*)"], "deny": ["Read(./.env)"] } }'),
    },
    { title: 'The form is denied', files: settings('{ "permissions": { "allow": ["Bash(dd:*)"], "deny": ["Read(./.env)", "Bash(dd:*)"] } }') },
    {
      title: 'Nothing that opens files',
      files: settings('{ "permissions": { "allow": ["Bash(npm test)", "Bash(git status:*)"], "deny": ["Read(./.env)"] } }'),
    },
    {
      title: 'An interpreter: said of its own rule',
      files: settings('{ "permissions": { "allow": ["Bash(dd:*)", "Bash(python3:*)"], "deny": ["Read(./.env)"] } }'),
    },
  ],
});
