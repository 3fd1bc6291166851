import { otherSpellings } from '../src/capability/spellings.ts';
import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { runsUnasked } from '../src/findings/session-policy.lazy.ts';
import { shellIndex, stops } from '../src/findings/shell-index.ts';
import type { Grant } from '../src/model/permission.ts';
import { shellPattern } from '../src/policy/specifier.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'evadable-deny',
  title: 'Deny rule that another spelling of the same command steps around',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'A deny rule compares text from the start. The same option further on, a short form of it, or an option of the program before the sub-command makes another text, and a broader allow rule lets that run without a question.',
  remedy: 'Deny each of these spellings too; better: allow only the forms that are wanted.',
  references: ['permissions-bash M4, H6, H7', 'permissions-traps §1'],
  messages: {
    spelled: 'this deny rule does not stop {passing}: {allow} still lets it run',
    bare: 'this deny rule does not stop {passing}: {allow} lets every command run',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const guards = shellIndex(loaded.filter((g) => g.effect !== 'allow'));
    const allows = shellIndex(loaded.filter((g) => g.effect === 'allow'));
    for (const grant of loaded) {
      if (grant.effect !== 'deny' || grant.rule.tool !== 'Bash' || grant.rule.specifier === undefined || grant.rule.specifier.length > 300) continue;
      const denied = deniedText(grant.rule.specifier);
      if (denied === undefined) continue;
      const wrapped = wrapperSpellings(denied);
      const { global, guessed, wider, same: plain } = otherSpellings(denied);
      const same = wrapped ?? plain;
      const here = (g: Grant) => sameSession(g, grant);
      const passing = (command: string) => {
        const by = allows.find(command, here) ?? allows.whole.find(here);
        return by && (wrapped || !stops(guards, command, here)) && runsUnasked(harness, [grant, by], command) ? [{ command, by }] : [];
      };
      const spelled = same.flatMap(passing);
      const prefixed = global.flatMap(passing).filter((f) => isNamed(f.by));
      const proven = [...spelled, ...prefixed];
      // Under a rule on the whole shell every deny can be stepped around; only what needs no trick is worth a word.
      const found = proven.length > 0 ? proven : guessed.flatMap(passing).filter((f) => isNamed(f.by));
      const first = found[0];
      if (!first) continue;
      const named = isNamed(first.by);
      const data = {
        passing: shorten(
          found
            .slice(0, 4)
            .map((f) => f.command)
            .join(', '),
          140,
        ),
        allow: shorten(first.by.rule.text, 60),
      };
      // Only a rule that stops what is shown first is worth writing.
      const wide = [wider.option, wider.global].find((text) => text !== undefined && stopsText(text, first.command));
      const more = {
        severity: proven.length === 0 || !named ? ('warning' as const) : ('error' as const),
        ...(proven.length === 0 && { confidence: 'likely' as const }),
        ...(wrapped && {
          remedy:
            'Allow only the commands that are wanted, in place of the whole shell: a deny rule on the wrapper does not reach this form, only one on what it starts.',
        }),
        ...(wide !== undefined && { remedy: `Deny \`Bash(${shorten(wide, 60)})\` and what else is named here; better: allow only the forms that are wanted.` }),
        witness: { tool: 'Bash', input: { command: first.command } },
        related: [{ at: first.by.origin, message: 'the allow rule' }],
        ...aboutGrant(grant),
      };
      report(grant.origin, named ? 'spelled' : 'bare', data, more);
    }
  },
});

/** permissions-bash H6: with a path in front the client takes these off, and compares only what they start: a deny rule on the wrapper never sees them. */
function wrapperSpellings(denied: string): readonly string[] | undefined {
  const started = WRAPPED[denied];
  return started === undefined ? undefined : [`/usr/bin/${denied} ${started}`];
}

const WRAPPED: Readonly<Record<string, string>> = {
  sudo: 'make install',
  env: 'make install',
  timeout: '5 make install',
  nohup: 'make install',
  nice: 'make install',
};

/** Whether a deny rule of this text, its one wildcard or two included, matches the command. */
const stopsText = (text: string, command: string): boolean =>
  new RegExp(`^${text.replace(/[.*+?^$()|[\]{}\\]/g, (c) => (c === '*' ? '[^]*' : `\\${c}`))}$`).test(command);

const isNamed = (grant: Grant): boolean => grant.rule.specifier !== undefined && !/^\*+$/.test(grant.rule.specifier);

/** The fixed words that the rule starts with; undefined where it looks at more than those. */
function deniedText(specifier: string): string | undefined {
  const pattern = shellPattern(unescapeSpecifier(specifier));
  const text = pattern.kind === 'wildcard' ? (pattern.words.length === 2 && pattern.words[1] === '' ? pattern.words[0] : undefined) : pattern.text;
  return text === undefined || /[*|&;<>$`()'"\n]/.test(text) || (!/\s/.test(text.trim()) && !Object.hasOwn(WRAPPED, text.trim())) ? undefined : text.trim();
}

const lists = (allow: string, ...deny: readonly string[]) => settings(`{ "permissions": { "allow": [${allow}], "deny": [${deny.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The option in another place', files: lists('"Bash(git push:*)"', '«"Bash(git push --force*)"»') },
    { title: 'An option before the sub-command', files: lists('"Bash(git:*)"', '«"Bash(git push:*)"»') },
    { title: 'A wrapper by its path', files: lists('"Bash"', '«"Bash(sudo:*)"»') },
    { title: 'Another order of the letters', files: lists('"Bash(rm *)"', '«"Bash(rm -rf:*)"»') },
  ],
  good: [
    { title: 'Nothing broader is allowed', files: lists('"Bash(git push origin main)"', '"Bash(git push --force*)"') },
    {
      title: 'All spellings are denied',
      files: lists('"Bash(git push:*)"', '"Bash(git push *-f*)"', '"Bash(git push -f*)"', '"Bash(git push --force*)"', '"Bash(git push *+*)"'),
    },
    { title: 'A wrapper where little is allowed', files: lists('"Bash(git:*)"', '"Bash(sudo:*)"') },
    { title: 'A whole program', files: lists('"Bash(git:*)"', '"Bash(curl:*)"') },
  ],
});
