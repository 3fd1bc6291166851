import { reachOf } from '../capability/reach.ts';
import type { PermissionRule } from '../model/permission.ts';

/** A program that runs whatever its arguments say, with a command that shows it. */
export interface Runner {
  readonly program: string;
  readonly witness: string;
}

/** Whether a rule of an allow list lets any code run: every command of the shell, or, by the catalogue, a program whose purpose is to run others. */
export function anyCode(rule: PermissionRule): 'shell' | Runner | undefined {
  if (rule.tool !== 'Bash' && rule.tool !== 'PowerShell') return undefined;
  if (rule.specifier === undefined || /^[*\s]*$/.test(rule.specifier)) return 'shell';
  const deed = reachOf(rule)?.deeds.find(({ can, purpose }) => can === 'exec' && purpose);
  return deed && { program: deed.entry?.name ?? 'any program', witness: deed.witness };
}
