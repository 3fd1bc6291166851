import type { Harness, Prompt } from '../model/harness.ts';
import { folderOf, nameOf, textOf } from './prompts.ts';
import { startsOf } from './skill-starts.ts';

const RECURRING =
  /\b(?:daily|nightly|weekly|monthly|hourly|every (?:day|night|week|morning|hour)|cron|scheduled|recurring|unattended|digest|(?:daily|morning|ops|status|weekly)[- ](?:brief|report|summary|update))\b/i;

/** Whether a skill is made to run again and again without a person: a file starts it so, or its name or description says so. */
export const isJob = (skill: Prompt, harness: Harness): boolean =>
  RECURRING.test(`${nameOf(folderOf(skill.file))} ${textOf(skill, 'description') ?? ''}`) || startsOf(skill, harness).length > 0;
