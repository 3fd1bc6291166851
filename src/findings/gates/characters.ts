import type { Harness } from '../../model/harness.ts';

/** Control characters but tab and line feed, a carriage return, and what shows nothing or nobody can tell from a Latin letter. Kept in step with hidden-text.ts by test/rules/gates.test.ts. */
const ODD =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\udb40]/;
const FOREIGN = /[^\0-\x7f]/;

/** Whether some text holds characters that people do not see or take for others, as they stand or as an escape. */
export function hasOddCharacters({ documents, skills, agents, grants, hooks }: Harness): boolean {
  for (const { file, text } of documents.values()) {
    if (ODD.test(text)) return true;
    if (file.endsWith('.json') && (text.includes('\\') || FOREIGN.test(text))) return true;
  }
  // Names, rules and commands out of front matter.
  const named = [...skills, ...agents].some(({ document, bodyStart, frontMatter }) => {
    const front = document.text.slice(0, bodyStart);
    return front.includes('\\') || FOREIGN.test(String(frontMatter['name'] ?? ''));
  });
  return named || [...grants, ...hooks].some(({ origin }) => !origin.file.endsWith('.json'));
}
