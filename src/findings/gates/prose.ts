import { mayHarm } from '../../capability/may-harm.ts';
import type { Harness, Prompt } from '../../model/harness.ts';
import { mentions } from '../mentions.ts';
import {
  DECODERS,
  FROM,
  HIDES,
  hasLongRun,
  IN_COMMANDS,
  NEGATIONS,
  OVERRIDES,
  PEOPLE,
  RUNNERS,
  SECRETS,
  SENDS,
  SWITCHES,
  TARGETS,
  TELLS,
} from '../telling-words.ts';

/** Whether some text for the model holds words without which no rule about such texts finds anything. */
export const hasTellingWords = ({ skills, commands, agents, memories }: Harness): boolean =>
  skills.some(isTelling) || commands.some(isTelling) || agents.some(isTelling) || memories.some(isTelling);

function isTelling(prompt: Prompt): boolean {
  const { document, bodyStart } = prompt;
  const { text } = document;
  const has = (mark: string) => text.includes(mark, bodyStart);
  // Imports, and commands that the client runs before the model sees the text.
  if (has('@') || has('!`') || has('```!')) return true;
  if (has('--') && mentions(prompt, SWITCHES)) return true;
  if (mentions(prompt, OVERRIDES) || (mentions(prompt, PEOPLE) && mayHide(prompt))) return true;
  if (mentions(prompt, DECODERS) || hasLongRun(text)) return true;
  const secrets = mentions(prompt, SECRETS);
  if (secrets && mentions(prompt, SENDS) && mentions(prompt, TARGETS)) return true;
  if (!has('`') && !has('~~~')) return false;
  return text.includes('quarantine') || ((secrets || mentions(prompt, IN_COMMANDS) || mentions(prompt, RUNNERS)) && mayHarm(text));
}

export const mayHide = (prompt: Prompt): boolean =>
  (mentions(prompt, NEGATIONS) && mentions(prompt, TELLS)) || (mentions(prompt, HIDES) && mentions(prompt, FROM));

/** Whether some skill's text has a link, or names a file of its own as code. */
export const hasReferences = ({ skills }: Harness): boolean =>
  skills.some(({ document: { text }, bodyStart }) => {
    const has = (mark: string) => text.includes(mark, bodyStart);
    return has('](') || has(']:') || (has('`') && (has('script') || has('reference') || has('asset') || has('resource') || has('%')));
  });
