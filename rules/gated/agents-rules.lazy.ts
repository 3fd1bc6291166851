// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import agentMode from '../agent-mode.ts';
import duplicateAgentName from '../duplicate-agent-name.ts';
import overEquippedAgent from '../over-equipped-agent.ts';
import pluginAgentPrivilege from '../plugin-agent-privilege.ts';
import unnamedAgent from '../unnamed-agent.ts';
import unscopedAgentTool from '../unscoped-agent-tool.ts';

const rules: readonly AnyRule[] = [
  agentMode,
  duplicateAgentName,
  overEquippedAgent,
  pluginAgentPrivilege,
  unnamedAgent,
  unscopedAgentTool,
];

export function agentsRules(): readonly AnyRule[] {
  return rules;
}
