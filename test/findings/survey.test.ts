import { describe, expect, test } from 'vitest';
import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { linesOn, mayHoldControl, mayMention, placesOf } from '../../src/findings/survey.ts';
import { type Topic, VOCABULARY } from '../../src/findings/vocabulary.ts';
import { textDocument } from '../../src/load/document/text.ts';
import { check } from '../../src/pipelines/check.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const TOPICS = Object.keys(VOCABULARY) as Topic[];
const text = (body: string) => textDocument('a.md', body);

// So many questions later texts are surveyed; everything below is about that.
for (let i = 0; i < 500; i++) mayMention(text('nothing'), 'quarantine');

describe('a word of a topic is never missed', () => {
  const around = [
    ['', ''],
    ['a ', ' b'],
    ['x'.repeat(301), 'y'],
    ['\n- ', '\n'],
    ['日本語', 'é'],
    ['prose and more of it. '.repeat(900), ' end'],
  ] as const;
  test.each(TOPICS)('%s', (topic) => {
    for (const word of VOCABULARY[topic]) {
      for (const [before, after] of around) {
        for (const spelt of [word, word.toUpperCase(), word.replaceAll(' ', ' \n   '), word.replaceAll(' ', '\n')]) {
          expect(mayMention(text(before + spelt + after), topic), JSON.stringify(spelt)).toBe(true);
        }
      }
    }
  });

  test('in a long text, wherever it stands', () => {
    for (const before of [0, 1, 2, 16_383, 131_071, 131_072, 300_001])
      expect(mayMention(text(`${'.'.repeat(before)}quarantine${'.'.repeat(before)}`), 'quarantine')).toBe(true);
  });
});

test('ordinary prose speaks of no topic', () => {
  const prose = text('Compare each section with what the code does today, and write one line about what differs.\n'.repeat(50));
  expect(TOPICS.filter((topic) => mayMention(prose, topic))).toEqual([]);
});

test('a control character is never missed', () => {
  for (const char of ['\0', '\b', '\x0b', '\r', '\x1b', '\x7f', '\u0080', '\u009b']) expect(mayHoldControl(text(`a${char}b`)), JSON.stringify(char)).toBe(true);
  expect(mayHoldControl(text('tabs\tand\nlines — and dashes, 中文\u0114'))).toBe(false);
});

test('places and lines are those of the text, also where a letter changes its length with its case', () => {
  for (const head of ['plain\n', 'İİİ\n']) {
    const document = text(`${head}one Ignore two\nthree\nFORGET it, ignore it`);
    expect(placesOf(document, 'overriding').map((at) => document.text.slice(at, at + 6))).toEqual(['Ignore', 'FORGET', 'ignore']);
    expect(linesOn(document, ['overriding']).map(({ start, end }) => document.text.slice(start, end))).toEqual(['one Ignore two', 'FORGET it, ignore it']);
  }
});

describe('rules find among many texts what they find in few', () => {
  const asking = ['instruction-override', 'exfiltrating-instruction', 'encoded-payload', 'downloaded-code', 'bypass-instruction', 'transcript-parsing'];
  test.each([...asking, 'control-characters', 'hidden-unicode', 'dynamic-command'])('%s', (id) => {
    const all = examples[id]?.();
    for (const { title, files } of [...(all?.bad ?? []), ...(all?.good ?? [])]) {
      let marks = 0;
      const plain = Object.entries(files).map(([path, file]) => {
        if (typeof file !== 'string') return [path, file];
        marks += file.split('«').length - 1;
        return [path, file.replaceAll(/[«»]/g, '')];
      });
      const { findings } = check(memoryWorld(Object.fromEntries(plain) as Files), { rules: rules.filter((rule) => rule.id === id), run: DEFAULT_RUN });
      expect(findings, title).toHaveLength(marks);
    }
  });
});
