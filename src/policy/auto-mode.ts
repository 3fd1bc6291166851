import { INTERPRETERS, PACKAGE_RUNNERS, plainProgram, WRAPPERS } from '../client/interpreters.ts';
import type { InForce } from './in-force.ts';
import { basename } from './paths/posix.ts';
import type { Rule } from './rule.ts';

/** Allow rules that auto mode suspends, because they would bypass its classifier (bash §7), taken out. */
export function suspendInAuto(rules: readonly Rule[], allShell: boolean): readonly Rule[] {
  return rules.filter((rule) => rule.effect !== 'allow' || !isSuspendedInAuto(rule, allShell));
}

/** Of allow rules. */
export function isSuspendedInAuto(rule: Pick<Rule, 'tool' | 'specifier'>, allShell: boolean): boolean {
  if (rule.tool === 'Agent' || rule.tool === 'Monitor' || rule.tool === 'PowerShell') return true;
  if (rule.tool !== 'Bash') return false;
  return allShell || rule.specifier === undefined || isDangerous(rule.specifier.trim());
}

/** The rules that a session consults: what is in force, but for what its classifier suspends. */
export const consulted = ({ rules, mode, autoOff, classifyAllShell }: InForce): readonly Rule[] =>
  mode === 'auto' || (mode === 'plan' && !autoOff) ? suspendInAuto(rules, classifyAllShell) : rules;

/** Whether the pattern could let any code run. */
export function isDangerous(specifier: string): boolean {
  const prefix = specifier.endsWith(':*');
  const text = prefix ? specifier.slice(0, -2) : specifier;
  const open = prefix || text.includes('*');
  const words = text.split(/\s+/);
  let at = 0;
  while (/^[A-Za-z_]\w*=/.test(words[at] ?? '')) at++;
  return dangerousFrom(words, at, open, prefix);
}

function dangerousFrom(words: readonly string[], at: number, open: boolean, prefix: boolean): boolean {
  const word = words[at] ?? '';
  const star = word.indexOf('*');
  if (star >= 0 && !prefix) return couldName(word.slice(0, star));
  if (word.includes('$')) return open;
  const name = basename(word);
  const plain = plainProgram(name);
  const interpreter = INTERPRETERS.has(name) || INTERPRETERS.has(plain);
  const next = words[at + 1];
  if (next === undefined) return interpreter || (open && (WRAPPERS.has(name) || WRAPPERS.has(plain)));
  if (!open) return false;
  if (PACKAGE_RUNNERS[name]?.has(next.replace(/:$/, ''))) return true;
  if (!interpreter && !WRAPPERS.has(name) && !WRAPPERS.has(plain)) return false;
  if (next.startsWith('-') || next.startsWith('*')) return true;
  return dangerousFrom(words, name === 'timeout' && /^\d/.test(next) ? at + 2 : at + 1, open, prefix);
}

/** Whether a program whose name begins so could be an interpreter. */
function couldName(start: string): boolean {
  const folder = start.slice(0, start.lastIndexOf('/') + 1);
  if (folder !== '' && !/^(?:\.?\/|~\/|\$)/.test(folder)) return false;
  const name = start.slice(folder.length).toLowerCase();
  return (
    name === '' ||
    INTERPRETERS.has(plainProgram(name)) ||
    WRAPPERS.has(plainProgram(name)) ||
    [...INTERPRETERS, ...WRAPPERS].some((known) => known.startsWith(name))
  );
}
