import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isTrue } from '../../src/findings/prompts.ts';
import { parseFrontMatter } from '../../src/load/document/front-matter.ts';

/** What client 2.1.329 did with SKILL.md files when the model called the skill: our own recordings (paths §9). */
interface Recording {
  readonly id: string;
  readonly case: string;
  readonly input: string;
  /** Whether the description was in the list that the model got. */
  readonly listed: boolean;
  /** Whether the call was refused because of `disable-model-invocation`. */
  readonly refused: boolean;
}
const recordings = readFileSync(new URL('./front-matter-recordings.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recording);

test.each(recordings)('$id: $case', ({ input, listed, refused }) => {
  const { frontMatter } = parseFrontMatter('SKILL.md', input);
  const guarded = isTrue(frontMatter['disable-model-invocation']);
  expect(guarded).toBe(refused);
  const described = String(frontMatter['description'] ?? '').includes('DESCMARK');
  // A skill with `paths` is absent until a matching file is read.
  expect(described && !guarded && frontMatter['paths'] === undefined).toBe(listed);
});
