import { ALIASES, isMcpName } from '../client/tools.ts';
import type { Decision } from '../model/permission.ts';
import { checkShell } from './bash/check-shell.ts';
import { allow, askByRule, type Check, deny, type Stage } from './check.ts';
import { type Call, hasClassifier, type Policy } from './policy.ts';
import type { Rule } from './rule.ts';
import { checkAgent, checkOther, checkSkill } from './tools/agents.ts';
import { checkRead, checkWrite, namedFile } from './tools/files.ts';
import { checkMcp } from './tools/mcp.ts';
import { checkWebFetch } from './tools/web.ts';

/** What happens to a call, and why. */
export interface Verdict {
  readonly decision: Decision;
  readonly stage: Stage;
  readonly rule?: Rule;
  readonly reason: string;
}

/**
 * The reference: the stages of a call in the client's order, first hit wins. Short and naive on purpose: whoever wonders why a
 * call was decided so reads from here.
 */
export function decide(policy: Policy, given: Call): Verdict {
  // An older name calls the tool of today, as it does in a rule.
  const call = Object.hasOwn(ALIASES, given.tool) ? { ...given, tool: ALIASES[given.tool] ?? given.tool } : given;
  const check = wholeToolDeny(policy, call) ?? fieldDeny(policy, call) ?? checkTool(policy, call);
  return verdictOf(settle(weakAsk(check, policy, call), policy, call));
}

/** A bare deny removes the tool (R2). A bare Read deny takes Write and Edit of the file with it; that is in their own check. */
function wholeToolDeny({ rules }: Policy, { tool }: Call): Check | undefined {
  const rule = rules.whole('deny', tool) ?? (tool === 'Monitor' ? monitorDeny(rules.whole('deny', 'Bash'), rules) : undefined);
  return rule ? deny('tool removed', 'a deny rule removes the tool', rule) : undefined;
}

/** permissions-traps §3: what removes Bash removes Monitor, and so does `Bash(**)`, which leaves Bash itself. */
const monitorDeny = (bash: Rule | undefined, rules: Policy['rules']): Rule | undefined =>
  bash ?? rules.specific('deny', 'Bash').find((rule) => rule.specifier === '**');

/** An ask on the whole tool or on an input field is weaker than any deny and stronger than everything else (R10). */
function weakAsk(check: Check, { rules }: Policy, { tool, input }: Call): Check {
  if (check.decision === 'deny') return check;
  const asked = rules.fields.match('ask', tool, withDefaults(tool, input));
  if (asked) return askByRule('field ask', asked);
  const bash = tool === 'Monitor' ? (rules.whole('ask', 'Bash') ?? rules.specific('ask', 'Bash').find((rule) => rule.specifier === '**')) : undefined;
  const rule = rules.whole('ask', tool) ?? bash;
  return rule ? askByRule('whole-tool ask', rule) : check;
}

/** R10: deny rules on an input field come before the tool's own check. */
function fieldDeny({ rules }: Policy, { tool, input }: Call): Check | undefined {
  // A skill may be called as `/name`; only deny rules see through that.
  const fields = tool === 'Skill' && typeof input['skill'] === 'string' ? { ...input, skill: input['skill'].trim().replace(/^\//, '') } : input;
  const denied = rules.fields.match('deny', tool, withDefaults(tool, fields));
  return denied ? deny('field deny', 'a deny rule matches an input field', denied) : undefined;
}

/** A field that the client fills in before rules are asked: a Monitor has its five minutes. */
const withDefaults = (tool: string, input: Call['input']): Call['input'] => (tool === 'Monitor' ? { timeout_ms: 300_000, ...input } : input);

function checkTool(policy: Policy, call: Call): Check {
  const { tool, input } = call;
  const text = (name: string): string => (typeof input[name] === 'string' ? input[name] : '');
  const file = (name: string): string => namedFile(text(name), policy.session);
  switch (tool) {
    case 'Bash':
    case 'Monitor':
      return checkShell(text('command'), policy);
    case 'Read':
      return checkRead(tool, file('file_path'), policy);
    case 'Grep':
    case 'Glob':
      return checkRead(tool, searchedFolder(text('path'), text('pattern'), policy), policy);
    case 'Write':
    case 'Edit':
    case 'MultiEdit':
      return checkWrite(tool, file('file_path'), policy);
    case 'NotebookEdit':
      return checkWrite(tool, file('notebook_path'), policy);
    case 'WebFetch':
      return checkWebFetch(input, policy);
    case 'Agent':
      return checkAgent(input, policy);
    case 'Skill':
      return checkSkill(input, policy);
    default:
      return isMcpName(tool) ? checkMcp(tool, policy) : checkOther(tool, policy);
  }
}

/** The folder in which Glob and Grep look: an absolute pattern names its own. */
function searchedFolder(path: string, pattern: string, { session }: Policy): string {
  if (path !== '' || !pattern.startsWith('/')) return namedFile(path, session);
  const fixed = pattern.split(/[*?[{]/)[0] ?? '/';
  return namedFile(fixed === pattern ? fixed : fixed.slice(0, fixed.lastIndexOf('/') + 1), session);
}

/** What the mode and the bare allow make of a check (permissions-bash §5.8, D6): bypass lifts all but ask rules and critical removals, a bare allow all but ask rules and safety checks. */
function settle(check: Check, { rules, session }: Policy, call: Call): Check {
  if (check.decision !== 'ask') return check;
  const { mode } = session;
  if (mode === 'bypassPermissions' && check.lift !== 'final' && check.lift !== 'critical') return allow('mode', 'bypassPermissions lets it pass');
  const bare = check.lift === 'bare' ? rules.whole('allow', call.tool) : undefined;
  if (bare) return allow('whole-tool allow', 'an allow rule names the whole tool', bare);
  if (mode === 'dontAsk') return deny('mode', 'dontAsk refuses what would be asked');
  const classified = hasClassifier(session) && check.lift !== 'final' && check.lift !== 'guarded' && !(check.lift === 'critical' && session.bypassAvailable);
  return classified ? deny('mode', `${mode} leaves it to a classifier that no rule can promise`) : check;
}

const verdictOf = ({ decision, stage, reason, rule }: Check): Verdict => (rule === undefined ? { decision, stage, reason } : { decision, stage, reason, rule });
