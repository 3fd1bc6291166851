import { canonicalTool, TOOLS, UNCONSULTED_PATH_TOOLS } from '../src/client/tools.ts';
import { type Misanchor, misanchor } from '../src/findings/anchor.ts';
import { aboutGrant, grantsBy, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import type { Effect, Grant } from '../src/model/permission.ts';
import { fieldSpecifier } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'unconsulted-rule',
  title: 'Permission rule that the client never looks at',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Path rules exist for `Read` and `Edit` only; those two also decide for Write, NotebookEdit, Grep, Glob and for file commands in the shell. Rules with content on other tools are loaded and then never asked, so a deny protects nothing and an allow grants nothing.',
  remedy:
    'Write the rule for the tool that governs it: `Edit(path)` for writing, `Read(path)` for reading, `Bash(command)` for Monitor, `Skill(skill:name)` and `Agent(subagent_type:name)` to be asked.',
  references: ['permissions-paths §2.1, §2.8, §4.5, §4.6, §10', 'permissions-traps §3'],
  messages: {
    path: '{rule} is never consulted: the client checks paths by {instead} rules only{anchor}',
    twin: '{rule} is never consulted; {instead} beside it already does the work',
    named: '{rule} is never consulted in {effect} lists{because}',
    monitor: '{rule} is never consulted: the shell text of Monitor is checked by Bash rules',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const twins = grantsBy(loaded, ({ effect, rule }) => twinKey(effect, rule.tool, rule.specifier));
    for (const grant of loaded) {
      const { rule, effect, origin } = grant;
      const specifier = rule.specifier;
      if (specifier === undefined || specifier === '*') continue;
      const shown = shorten(rule.text);
      const wrong = misanchor(grant, harness);
      // The call that the rule looks as if it decided.
      const witness = TOOLS.has(canonicalTool(rule.tool)) ? sampleCall({ ...grant, rule: { ...rule, specifier: wrong?.absolute ?? specifier } }) : undefined;
      const about = { ...(witness && { witness, replay: [{ unmoved: grant }] }), ...aboutGrant(grant) };
      const governed = Object.hasOwn(UNCONSULTED_PATH_TOOLS, rule.tool) ? UNCONSULTED_PATH_TOOLS[rule.tool] : undefined;
      if (governed !== undefined) {
        if (namesField(grant)) continue;
        const instead = `${governed}(${shorten(wrong?.absolute ?? specifier)})`;
        const twin = twins.get(twinKey(effect, governed, specifier))?.find((other) => sameSession(other, grant));
        if (twin) report(origin, 'twin', { rule: shown, instead }, { severity: 'note', remedy: 'Delete the rule; nothing is lost.', ...about });
        else report(origin, 'path', { rule: shown, instead: governed, anchor: alsoAnchored(wrong) }, { remedy: `Write \`${instead}\`.`, ...about });
        continue;
      }
      if (rule.tool === 'Monitor') {
        if (!namesField(grant)) report(origin, 'monitor', { rule: shown }, { remedy: `Write \`Bash(${shorten(specifier)})\`.`, ...about });
        continue;
      }
      const dead = namedRule(grant, specifier);
      if (dead) report(origin, 'named', { rule: shown, effect, because: dead.because }, { severity: dead.severity, remedy: dead.remedy, ...about });
    }
  },
});

const alsoAnchored = (wrong: Misanchor | undefined): string => (wrong ? `; and one leading slash means ${wrong.base}, not the root of the disk` : '');

const twinKey = (effect: Effect, tool: string, specifier: string | undefined): string => JSON.stringify([effect, tool, specifier ?? null]);

/** `Write(content:x)` in a deny or ask list looks at an input field, and that works. */
const FIELDS =
  /^(?:content|file_path|notebook_path|cell_id|cell_type|edit_mode|new_source|pattern|path|glob|type|output_mode|multiline|head_limit|offset|command|description|timeout|persistent)$/;
function namesField({ effect, rule }: Grant): boolean {
  if (effect === 'allow' || rule.specifier === undefined) return false;
  const field = fieldSpecifier(rule.specifier);
  return field !== undefined && FIELDS.test(field.name);
}

interface DeadName {
  readonly because: string;
  readonly remedy: string;
  readonly severity: 'error' | 'warning' | 'note';
}

function namedRule({ effect, rule }: Grant, name: string): DeadName | undefined {
  const loud = effect === 'allow' ? 'warning' : 'error';
  const plain = name.replace(/^\//, '');
  if (rule.tool === 'SlashCommand')
    return { because: ': the tool is gone, skills and commands are started by Skill', remedy: `Write \`Skill(${plain})\`.`, severity: loud };
  if (WITHOUT_CONTENT.has(rule.tool) && fieldSpecifier(name)) return undefined;
  if (fieldSpecifier(name) && /^(?:subagent_type|model|isolation|prompt|description|name|skill|args|run_in_background)\s*:/.test(name.trim())) return undefined;
  if (rule.tool === 'Agent' || rule.tool === 'Task') {
    if (effect === 'ask') return { because: ': agents start without the question', remedy: `Write \`Agent(subagent_type:${name})\`.`, severity: 'error' };
    if (effect === 'allow') return { because: ': agents start without a rule anyway', remedy: 'Delete the rule.', severity: 'note' };
    if (name.includes(',') || name !== name.trim())
      return { because: ': it is compared with one name, blanks and commas included', remedy: 'Write one rule for each agent.', severity: 'error' };
    if (name.includes('*'))
      return { because: ': a name with a wildcard matches no agent', remedy: `Write \`Agent(subagent_type:${name})\`.`, severity: 'error' };
  }
  if (rule.tool === 'Skill') {
    if (effect === 'ask') return { because: ': the skill starts without the question', remedy: `Write \`Skill(skill:${plain})\`.`, severity: 'error' };
    if (/\S\s+[^\s*]/.test(name) || name !== name.trim()) {
      const first = plain.trim().split(/\s/)[0] ?? '';
      return { because: ': only the skill name is compared, never what follows it', remedy: `Write \`Skill(${first})\`.`, severity: loud };
    }
    if (/[^:\s]\*/.test(name)) {
      const stem = plain.replace(/(?<!\*)\*+$/, '');
      return {
        because: ': a skill name takes no wildcard',
        remedy: `Name the skill, or write \`Skill(${stem}:*)\` for every skill that starts with it.`,
        severity: loud,
      };
    }
  }
  if (effect !== 'allow' && WITHOUT_CONTENT.has(rule.tool))
    return { because: ': this tool knows only rules on input fields, as `name:value`', remedy: `Write \`${rule.tool}\`.`, severity: 'error' };
  return undefined;
}

/** Tools of which a rule can name the whole, or an input field. */
const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  'SendMessage',
  'Workflow',
  'CronCreate',
  'CronDelete',
  'CronList',
  'EnterWorktree',
  'ExitWorktree',
  'TaskStop',
  'AskUserQuestion',
  'ListAgents',
  'ScheduleWakeup',
]);

export const examples = (): Examples => ({
  bad: [
    { title: 'A path rule on Write', files: allow('«"Write(//opt/report/**)"»') },
    { title: 'With one slash too few as well', files: allow('«"Write(/opt/report/**)"»') },
    { title: 'A path rule on Grep', files: settings('{ "permissions": { "deny": [«"Grep(.env)"»] } }') },
    { title: 'Asking before one agent', files: settings('{ "permissions": { "ask": [«"Agent(deployer)"»] } }') },
    { title: 'A tool without content', files: settings('{ "permissions": { "deny": [«"SendMessage(team)"»] } }') },
    { title: 'A skill with its arguments', files: settings('{ "permissions": { "deny": [«"Skill(deploy prod now)"»] } }') },
    { title: 'A wildcard skill', files: settings('{ "permissions": { "deny": [«"Skill(deploy*)"»] } }') },
    { title: 'Shell text on Monitor', files: settings('{ "permissions": { "deny": [«"Monitor(rm:*)"»] } }') },
  ],
  good: [
    { title: 'Edit governs Write', files: allow('"Edit(//opt/report/**)"') },
    { title: 'A star alone is the bare tool', files: allow('"Write(*)"', '"Grep(*)"') },
    { title: 'A rule on an input field', files: settings('{ "permissions": { "deny": ["Write(content:BEGIN)"], "ask": ["Agent(subagent_type:deployer)"] } }') },
    { title: 'Refusing one agent by name works', files: settings('{ "permissions": { "deny": ["Agent(deployer)"] } }') },
    { title: 'A skill by name, and by prefix', files: allow('"Skill(deploy)"', '"Skill(deploy:*)"') },
  ],
});
