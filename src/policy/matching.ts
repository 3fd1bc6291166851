import { matchesToolGlob } from '../client/tools.ts';
import { parseLine } from './bash/parse.ts';
import { decide } from './decide.ts';
import { pathRules } from './paths/rules.ts';
import type { Call, Policy, Session } from './policy.ts';
import type { Rule } from './rule.ts';
import { compileRules, runsShell } from './rule-set.ts';
import { formsOf, namedFile } from './tools/files.ts';

/** A rule that speaks of a call when it stands alone, whether or not it decides. */
export interface Match {
  readonly rule: Rule;
  /** The part of a chain that it speaks of, where it is not the whole. */
  readonly part?: string;
}

/** The rules that match a call, in order. Each is asked alone, in default mode: what the other rules and the mode make of it is another matter. */
export function matchingRules(rules: readonly Rule[], session: Session, call: Call): readonly Match[] {
  const plainly: Session = { ...session, mode: 'default' };
  const parts = partsOf(call, session);
  return rules.flatMap((rule): Match[] => {
    if (!speaksOf(rule, call.tool)) return [];
    if (coversTool(rule, call.tool)) return [{ rule }];
    const alone: Policy = { rules: compileRules([rule]), session: plainly };
    if (decide(alone, call).rule === rule || opensPath(rule, call, plainly)) return [{ rule }];
    const part = parts.find((command) => decide(alone, { tool: call.tool, input: { command } }).rule === rule);
    return part === undefined ? [] : [{ rule, part }];
  });
}

/** The simple commands of a chain; none for a single command and for what cannot be taken apart. */
export function partsOf({ tool, input }: Call, { places }: Session): readonly string[] {
  const command = input['command'];
  if (!runsShell(tool) || typeof command !== 'string') return [];
  const { parts, complex } = parseLine(command, places.home);
  return complex !== undefined || parts.length < 2 ? [] : parts.map((part) => part.full);
}

/** Cheap: rules of other tools need not be asked. */
const speaksOf = (rule: Rule, tool: string): boolean =>
  rule.tool === tool ||
  rule.tool.includes('*') ||
  rule.tool === 'Read' ||
  rule.tool === 'Edit' ||
  (tool === 'Monitor' && rule.tool === 'Bash') ||
  (tool.startsWith('mcp__') && rule.tool.startsWith('mcp__'));

const coversTool = (rule: Rule, tool: string): boolean =>
  rule.specifier === undefined && (rule.tool === tool || (rule.effect !== 'allow' && rule.tool.includes('*') && matchesToolGlob(rule.tool, tool)));

/** A path rule also matches where the client needs no rule: reading inside the working directories. */
function opensPath(rule: Rule, { tool, input }: Call, session: Session): boolean {
  const file = input['file_path'] ?? input['notebook_path'];
  if (rule.specifier === undefined || rule.tool !== (tool === 'Read' ? 'Read' : 'Edit') || typeof file !== 'string') return false;
  const forms = formsOf(namedFile(file, session), session);
  const list = pathRules([rule], rule.effect);
  return forms.every((form) => list.match(form, session.places) !== undefined);
}
