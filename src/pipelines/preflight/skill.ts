import { mcpToolName, normalizeMcpPart } from '../../client/tools.ts';
import { closest } from '../../findings/closest.ts';
import type { Finding } from '../../findings/finding.ts';
import { shorten } from '../../findings/grants.ts';
import { type Need, needsOf } from '../../findings/needs.ts';
import { grantFor, mayStart, policyWithin, type UnmetNeed, unmetNeeds } from '../../findings/unmet-needs.lazy.ts';
import type { Harness, McpServer, Prompt } from '../../model/harness.ts';
import { callName, isAvailable, type StartedSession } from '../session.ts';
import type { Results } from './failure.ts';
import { flagOf, type Launch } from './launch.ts';

/** More is no list that anybody reads. */
const MOST = 12;

/** Everything that the skill tells the agent to do, against what this run grants: what nobody grants is refused, and the client ends with exit 0. */
export function checkSkill(
  name: string | undefined,
  harness: Harness,
  session: StartedSession,
  starting: readonly McpServer[],
  findings: readonly Finding[],
  launch: Launch,
  results: Results,
): void {
  if (name === undefined) {
    results.skip('what a skill needs', 'none was named (--for)');
    return;
  }
  const skill = find(name.replace(/^\//, ''), harness, session);
  if (!skill) {
    notThere(name.replace(/^\//, ''), harness, session, results);
    return;
  }
  const { file } = skill;
  if (skill.lost)
    results.fail('skill', `the client drops the front matter of ${file} (${skill.lost.join(', ')})`, 'Correct the YAML between the lines of three dashes.', {
      file,
    });
  if (findings.some(({ rule }) => rule === 'settings-not-in-force')) {
    results.skip(`what the skill ${callName(skill)} needs`, 'the settings that may grant it are not in force');
    return;
  }
  const needs = needsOf(skill, harness).filter(({ kind, certainty }) => certainty === 'told' || kind === 'mcp tool');
  const reachable = needs.filter((need) => isReachable(need, skill, harness, starting, findings, results));
  const unmet = refused(reachable, skill, session, launch, results);
  for (const one of unmet.slice(0, MOST)) say(one, skill, session, results);
  if (unmet.length > MOST)
    results.fail(
      'skill',
      `and ${unmet.length - MOST} more calls of the skill ${callName(skill)} are refused`,
      'See `grantlint can CALL --headless` for each.',
      { file },
    );
}

function find(name: string, { skills, commands }: Harness, { run }: StartedSession): Prompt | undefined {
  const own = [...skills, ...commands].filter((prompt) => isAvailable(prompt, run));
  return own.find((prompt) => callName(prompt) === name) ?? own.find(({ frontMatter }) => frontMatter['name'] === name);
}

function notThere(name: string, harness: Harness, { run }: StartedSession, results: Results): void {
  if (name.includes(':')) {
    results.doubt('skill', `the skill ${name}: it is a plugin's, and plugins are not looked into`, 'Check what it needs with `grantlint can`.');
    return;
  }
  const known = [...harness.skills, ...harness.commands].filter((prompt) => isAvailable(prompt, run)).map(callName);
  const meant = closest(name, known);
  const list = known.length === 0 ? 'there is none at all' : `there ${known.length === 1 ? 'is' : 'are'} ${known.slice(0, 6).join(', ')}`;
  results.fail(
    'skill',
    `no session here loads a skill ${name}: ${list}`,
    meant === undefined ? `Put it into .claude/skills/${name}/SKILL.md.` : `Did you mean ${meant}?`,
  );
}

/** Tools of a server that does not start are told once, with the server. */
function isReachable(
  { kind, text, line }: Need,
  skill: Prompt,
  harness: Harness,
  starting: readonly McpServer[],
  findings: readonly Finding[],
  results: Results,
): boolean {
  if (kind !== 'mcp tool') return true;
  const of = (server: McpServer): boolean => text.startsWith(mcpToolName(server.name, ''));
  if (starting.some(of)) return true;
  // A file of servers that is not in force is told as such.
  const lost = findings.some(({ rule }) => rule === 'mcp-file-not-in-force');
  if (!lost && !harness.servers.some(of)) {
    const server = text.slice('mcp__'.length).split('__')[0] ?? '';
    const known = starting.map(({ name }) => normalizeMcpPart(name));
    const what = known.length === 0 ? 'no server starts' : `only ${known.join(', ')} ${known.length === 1 ? 'starts' : 'start'}`;
    results.fail(
      'skill',
      `the skill ${callName(skill)} needs ${text}, but no server ${server} is defined for this run: ${what}`,
      'Define the server in .mcp.json, or correct its name in the skill.',
      { file: skill.file, line },
    );
  }
  return false;
}

/** The front matter's own grants count where the prompt calls the skill by its name (permissions-paths §9.3). */
function refused(needs: readonly Need[], skill: Prompt, session: StartedSession, launch: Launch, results: Results): readonly UnmetNeed[] {
  const name = callName(skill);
  // A tool that answers for a person may say yes.
  const answered = flagOf(launch, 'permission-prompt-tool') !== undefined;
  const isStop = ({ decision }: UnmetNeed): boolean => decision === 'deny' || !answered;
  const gate = isCalled(name, launch) ? undefined : mayStart(skill, session.policy);
  const within = unmetNeeds(needs, policyWithin(skill, session.policy)).filter(isStop);
  if (gate === undefined) return within;
  const without = unmetNeeds(needs, session.policy).filter(isStop);
  if (without.length > within.length) {
    const calls = without.length - within.length;
    results.fail(
      'skill',
      `the prompt does not begin with /${name}, so the model has to start the skill itself: \`${gate}\` in its front matter makes that need a rule Skill(${name}), and ${calls} ${calls === 1 ? 'call' : 'calls'} that only the front matter grants ${calls === 1 ? 'is' : 'are'} refused`,
      `Let the prompt begin with \`/${name}\`, or allow \`Skill(${name})\` and what the skill needs in settings.`,
      { file: skill.file },
    );
  } else
    results.skip(
      `whether the model gets by without the call Skill(${name})`,
      `no rule allows it, and \`${gate}\` makes it need one; a prompt that begins with /${name} does not`,
    );
  return within;
}

/** Without a script nobody knows the prompt: then it is taken to call the skill. */
function isCalled(name: string, { start, told }: Launch): boolean {
  if (!start) return true;
  const [first] = start.prompt;
  const text = first && told(first);
  return text === undefined ? first === undefined : new RegExp(`^\\s*/${name.replace(/[^\w-]/g, '\\$&')}(?:\\s|$)`).test(text);
}

function say({ need, decision, verdict }: UnmetNeed, skill: Prompt, { mode }: StartedSession, results: Results): void {
  const rule =
    verdict.rule && verdict.rule.effect !== 'allow'
      ? `the rule ${verdict.rule.text} ${verdict.rule.effect === 'deny' ? 'denies it' : 'asks, and nobody answers'}`
      : undefined;
  const ungranted =
    mode.mode === 'dontAsk' ? 'no rule allows it, and mode dontAsk refuses what would be asked' : 'no rule allows it, and nobody is there to be asked';
  const why = rule ?? (decision === 'ask' || mode.mode === 'dontAsk' ? ungranted : `it is refused in mode ${mode.mode}: ${verdict.reason}`);
  const grant = decision === 'ask' || verdict.rule === undefined ? grantFor(need) : undefined;
  const remedy =
    rule !== undefined
      ? 'Take the rule away, or take the call out of the skill.'
      : grant === undefined
        ? 'Grant it, or let the skill take the way that is granted.'
        : `Allow \`${shorten(grant, 120)}\` in .claude/settings.json, or let the skill take the way that is granted.`;
  results.fail('skill', `the skill ${callName(skill)} needs ${shorten(need.text, 100)}: ${why}`, remedy, { file: skill.file, line: need.line });
}
