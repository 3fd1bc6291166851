import type { Harness, Prompt } from '../../model/harness.ts';
import { folderOf, nameOf } from '../prompts.ts';
import { isKebab } from './plain-text.ts';

/** Whether all front matter is the plainest there is: a skill's name as its folder's and a description that fits, of commands a description. */
export const plainFrontMatter = ({ skills, commands, agents, memories }: Harness): boolean =>
  agents.length === 0 && skills.every(isPlainSkill) && commands.every(isPlainCommand) && memories.every((memory) => memory.lost === undefined);

/** Longest description that every client takes. */
const LONGEST = 1_024;

function isPlainSkill({ file, frontMatter, lost }: Prompt): boolean {
  const { name, description, license, ...more } = frontMatter;
  if (lost !== undefined || typeof description !== 'string' || description.trim() === '' || description.length > LONGEST) return false;
  if (Object.keys(more).length > 0 || (license !== undefined && typeof license !== 'string')) return false;
  return name === undefined || (typeof name === 'string' && name.length <= 64 && isKebab(name) && name === nameOf(folderOf(file)));
}

function isPlainCommand({ frontMatter: { description, ...more }, lost }: Prompt): boolean {
  return lost === undefined && (description === undefined || typeof description === 'string') && Object.keys(more).length === 0;
}
