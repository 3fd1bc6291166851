import { evadingShapes } from '../src/capability/evading-shapes.ts';
import { otherSpellings } from '../src/capability/spellings.ts';
import { aboutGrant, loadedGrants, perSession, sameSession, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import { decisionBeside, runsUnasked } from '../src/findings/session-policy.lazy.ts';
import { type ShellIndex, shellIndex, stops } from '../src/findings/shell-index.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Grant } from '../src/model/permission.ts';
import { shellPattern } from '../src/policy/specifier.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'evadable-deny',
  title: 'Deny or ask rule that another form of the same command steps around',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'A deny or ask rule compares text from the start. The same option further on, a short form of it, or an option of the program before the sub-command makes another text; what an interpreter or another starter runs is text that no rule looks into. A broader allow rule lets that run without a question.',
  remedy: 'Deny each of these spellings too; better: allow only the forms that are wanted.',
  references: ['permissions-bash M4, H1, H5, H6, H7, H9', 'permissions-traps §1'],
  messages: {
    spelled: 'this {effect} rule does not stop {passing}: {allow} still lets it run',
    bare: 'this {effect} rule does not stop {passing}: {allow} lets every command run',
    started: 'this {effect} rule{others} does not stop {passing}: {allow} lets it run, and no rule looks into what it starts',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const shell: Shell = {
      harness,
      guards: perSession(
        loaded.filter((g) => g.effect !== 'allow'),
        shellIndex,
      ),
      allows: perSession(
        loaded.filter((g) => g.effect === 'allow'),
        shellIndex,
      ),
    };
    const started: Started[] = [];
    for (const grant of loaded) {
      if (grant.effect === 'allow' || grant.rule.tool !== 'Bash' || grant.rule.specifier === undefined || grant.rule.specifier.length > 300) continue;
      const spelled = spelledOtherwise(grant, shell);
      if (!spelled) {
        const found = startedOtherwise(grant, shell);
        if (found) started.push(found);
        continue;
      }
      const { found, proven, wrapped, wide, first } = spelled;
      const named = isNamed(first.by);
      const passing = found.slice(0, 4).map(({ command }) => command);
      const data = { effect: grant.effect, passing: shorten(passing.join(', '), 140), allow: shorten(first.by.rule.text, 60) };
      const more = {
        severity: !proven || !named || grant.effect === 'ask' ? ('warning' as const) : ('error' as const),
        ...(!proven && { confidence: 'likely' as const }),
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
    // An interpreter steps around every rule of a list: that is one thing to say.
    for (const [first, ...others] of grantsOfOneFile(started)) {
      const { grant, by, command } = first;
      const data = {
        effect: grant.effect,
        others: others.length === 0 ? '' : `, like ${others.length} more of this file,`,
        passing: shorten(command, 140),
        allow: shorten(by.rule.text, 60),
      };
      report(grant.origin, 'started', data, {
        severity: 'warning',
        remedy: `Narrow ${shorten(by.rule.text, 60)} to the scripts that the job needs, each by its name: no deny rule reaches into what it runs.`,
        witness: { tool: 'Bash', input: { command } },
        related: [
          { at: by.origin, message: 'the allow rule' },
          ...others.slice(0, 3).map((other) => ({ at: other.grant.origin, message: `the same for this ${other.grant.effect} rule` })),
        ],
        ...aboutGrant(grant),
      });
    }
  },
});

interface Shell {
  readonly harness: Harness;
  /** By a rule of the session. */
  readonly guards: (grant: Grant) => ShellIndex;
  readonly allows: (grant: Grant) => ShellIndex;
}

interface Passing {
  readonly command: string;
  readonly by: Grant;
}

interface Started extends Passing {
  readonly grant: Grant;
}

interface Spelled {
  readonly found: readonly Passing[];
  readonly first: Passing;
  /** The same command for certain; else a guess that is right for most programs. */
  readonly proven: boolean;
  readonly wrapped: boolean;
  /** A rule that would stop what is shown first. */
  readonly wide: string | undefined;
}

/** The same command in other words, which some allow rule lets run. */
function spelledOtherwise(grant: Grant, { harness, guards, allows }: Shell): Spelled | undefined {
  const denied = deniedText(grant.rule.specifier ?? '');
  if (denied === undefined) return undefined;
  const wrapper = wrapperSpellings(denied);
  const { global, guessed, wider, same: plain } = otherSpellings(denied);
  const here = (g: Grant) => sameSession(g, grant);
  const passing = (command: string): readonly Passing[] => {
    const by = allows(grant).find(command, here) ?? allows(grant).whole.find(here);
    return by && (wrapper || !stops(guards(grant), command, here)) && runsUnasked(harness, [grant, by], command) ? [{ command, by }] : [];
  };
  const spelled = (wrapper ?? plain).flatMap(passing);
  const prefixed = global.flatMap(passing).filter((f) => isNamed(f.by));
  const proven = [...spelled, ...prefixed];
  // Under a rule on the whole shell every deny can be stepped around; only what needs no trick is worth a word.
  const found = proven.length > 0 ? proven : guessed.flatMap(passing).filter((f) => isNamed(f.by));
  const first = found[0];
  if (!first) return undefined;
  // Only a rule that stops what is shown first is worth writing.
  const wide = [wider.option, wider.global].find((text) => text !== undefined && stopsText(text, first.command));
  return { found, first, proven: proven.length > 0, wrapped: wrapper !== undefined, wide };
}

/** The command started by a program that a rule of its own lets run; stopped when it stands alone. */
function startedOtherwise(grant: Grant, { harness, allows }: Shell): Started | undefined {
  const direct = sampleCall(grant);
  const text = direct?.input['command'];
  if (!direct || typeof text !== 'string') return undefined;
  for (const command of evadingShapes(text)) {
    const by = allows(grant).find(command, (g) => sameSession(g, grant));
    if (by && runsUnasked(harness, [grant, by], command) && decisionBeside(harness, [grant, by], direct) !== 'allow') return { grant, by, command };
  }
  return undefined;
}

const grantsOfOneFile = (started: readonly Started[]): Iterable<[Started, ...Started[]]> =>
  [...new Map(started.map((one) => [one.grant.origin.file, one])).keys()].flatMap((file) => {
    const [first, ...others] = started.filter(({ grant }) => grant.origin.file === file);
    return first ? [[first, ...others] as [Started, ...Started[]]] : [];
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
    { title: 'A question by another spelling', files: settings('{ "permissions": { "allow": ["Bash(git push:*)"], "ask": [«"Bash(git push --force*)"»] } }') },
    { title: 'What an interpreter starts', files: lists('"Bash(bash:*)"', '«"Bash(curl:*)"»', '"Bash(wget:*)"') },
    { title: 'What another program starts', files: lists('"Bash(xargs -n1 *)"', '«"Bash(npm publish:*)"»') },
    { title: 'Another order of the letters', files: lists('"Bash(rm *)"', '«"Bash(rm -rf:*)"»') },
  ],
  good: [
    { title: 'Nothing broader is allowed', files: lists('"Bash(git push origin main)"', '"Bash(git push --force*)"') },
    {
      title: 'All spellings are denied',
      files: lists('"Bash(git push:*)"', '"Bash(git push *-f*)"', '"Bash(git push -f*)"', '"Bash(git push --force*)"', '"Bash(git push *+*)"'),
    },
    { title: 'A wrapper where little is allowed', files: lists('"Bash(git:*)"', '"Bash(sudo:*)"') },
    { title: 'An interpreter with its script', files: lists('"Bash(python3 scripts/report.py *)"', '"Bash(curl:*)"') },
    { title: 'The interpreter is denied as well', files: lists('"Bash(bash:*)"', '"Bash(curl:*)"', '"Bash(bash:*)"') },
    { title: 'A whole program', files: lists('"Bash(git:*)"', '"Bash(curl:*)"') },
  ],
});
