import { ask, type Check } from '../check.ts';
import type { Policy } from '../policy.ts';

export function checkShell(_command: string, _policy: Policy, _tool: 'Bash' | 'Monitor'): Check {
  return ask('no rule', 'no rule allows the command');
}
