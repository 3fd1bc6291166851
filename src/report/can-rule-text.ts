import type { RuleAt } from '../pipelines/can.ts';
import { placeText } from './session-report.ts';
import { safe } from './visible.ts';

export const ruleText = (rule: RuleAt): string => `${rule.effect} ${writtenAt(rule)}`;

/** The rule and its place, where the effect is said already. */
export const writtenAt = ({ text, scope, file, line }: RuleAt): string => `${safe(text)}  ${placeText(file, line)}${file === undefined ? '' : ` (${scope})`}`;
