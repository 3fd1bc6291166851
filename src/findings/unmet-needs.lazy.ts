import type { Prompt } from '../model/harness.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { isGated } from '../policy/gated-skill.ts';
import type { Call, Policy } from '../policy/policy.ts';
import { ruleOf } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { skipOf } from '../policy/syntax.ts';
import { toolEntries } from './allowed-tools.ts';
import type { Need } from './needs.ts';
import { folderOf, nameOf } from './prompts.ts';

/** A need that the session does not simply let run. */
export interface UnmetNeed {
  readonly need: Need;
  /** `ask`: it stops a run that nobody watches, which refuses it; `deny`: it is refused anyway. */
  readonly decision: 'ask' | 'deny';
  /** Stage, reason and rule, where one decides. */
  readonly verdict: Verdict;
}

/** What the engine makes of every need in this session; `granted`: those that run. */
export function unmetNeeds(needs: readonly Need[], policy: Policy): readonly UnmetNeed[] {
  return needs.flatMap((need) => {
    const verdict = verdictOnNeed(need, policy);
    return verdict.decision === 'allow' ? [] : [{ need, decision: verdict.decision, verdict }];
  });
}

/** The mildest verdict of all ways to make the call: a skill's script may be named from its folder or from the project's. */
export function verdictOnNeed(need: Need, policy: Policy): Verdict {
  let best: Verdict | undefined;
  for (const call of callsOf(need, policy.session.places.start, policy.session.places.home)) {
    const verdict = decide(policy, call);
    if (verdict.decision === 'allow') return verdict;
    if (!best || (best.decision === 'deny' && verdict.decision === 'ask')) best = verdict;
  }
  return best ?? decide(policy, need.call);
}

function callsOf({ call, own, kind }: Need, start: string, home: string): readonly Call[] {
  // New files are written, old ones edited.
  if (kind === 'write') return [call, { tool: 'Edit', input: call.input }];
  const command = call.input['command'];
  if (typeof command !== 'string') return [call];
  const spelt = (from: string, to: string): Call => ({ ...call, input: { ...call.input, command: command.replace(from, () => to) } });
  if (own === undefined) {
    // `./run.sh` and, where it has a folder, `scripts/run.sh` are called either way.
    const script = /^(?:\.\/)?[\w@-][\w.@-]*\/[\w./@-]*(?= |$)|^\.\/[\w.@-]+(?= |$)/.exec(command)?.[0];
    return script === undefined
      ? [call]
      : [call, spelt(script, script.startsWith('./') && script.includes('/', 2) ? script.slice(2) : `./${script.replace(/^\.\//, '')}`)];
  }
  const absolute = own.path.startsWith('~/') ? `${home}/${own.path.slice(2)}` : `${start}/${own.path}`;
  const bare = own.written.replace(/^\.\//, '');
  return [own.written, bare, `./${bare}`, own.path, `./${own.path}`, absolute].map((path) => spelt(own.written, path));
}

/** The session with what the skill's front matter grants while it is at work (permissions-paths §9.3): for a skill that somebody calls by its name. */
export function policyWithin(skill: Prompt, policy: Policy): Policy {
  const { mode, places } = policy.session;
  const from = { scope: 'flag', source: skill.file, base: places.start } as const;
  const extra = toolEntries(skill, 'allowed-tools').flatMap(({ rule, origin }) =>
    skipOf(rule.text, 'allow') ? [] : [ruleOf(rule.text, 'allow', from, origin)],
  );
  return extra.length === 0 || mode === 'plan' ? policy : { ...policy, rules: compileRules([...policy.rules.all, ...extra]) };
}

/** Undefined where the model may start the skill itself; otherwise the key of front matter because of which it needs a rule (permissions-paths §9.4). */
export function mayStart(skill: Prompt, policy: Policy): string | undefined {
  const { frontMatter, file } = skill;
  if (!isGated(frontMatter)) return undefined;
  const name = nameOf(folderOf(file));
  const gated = new Set([...policy.session.gatedSkills, name]);
  const { decision } = decide({ ...policy, session: { ...policy.session, gatedSkills: gated } }, { tool: 'Skill', input: { skill: name } });
  return decision === 'allow' ? undefined : Object.keys(frontMatter).find((key) => isGated({ [key]: frontMatter[key] }));
}

/** The rule that grants a need, as narrow as its fixed words; undefined where nobody should write one from here. */
export function grantFor({ kind, text, call, own }: Need): string | undefined {
  if (kind === 'mcp tool') return text;
  if (kind === 'web') return text === 'WebSearch' ? text : `WebFetch(domain:${/^https?:\/\/([^/:?#]+)/.exec(text)?.[1] ?? text})`;
  const path = call.input['file_path'];
  if (typeof path === 'string') {
    if (kind === 'read') return `Read(${path.startsWith('/') ? `/${path}` : path})`;
    // Dated reports: the folder is what stays.
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    return `Edit(${path.startsWith('/') ? '/' : ''}${folder === '' ? path : `${folder}/**`})`;
  }
  const command = call.input['command'];
  if (typeof command !== 'string') return undefined;
  const words = command.split(' ');
  if (own) return `Bash(${words.slice(0, words.indexOf(own.written) + 1).join(' ')}:*)`;
  const changing = words.findIndex((word, i) => i > 0 && !/^[a-z][a-z-]*$/.test(word));
  const head = words.slice(0, Math.min(changing < 0 ? 3 : changing, 3));
  // A program alone would be far more than the skill uses.
  return head.length < 2 || words.length === head.length ? `Bash(${command})` : `Bash(${head.join(' ')}:*)`;
}
