import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { stringsThatAct } from '../src/findings/strings-that-act.ts';

export default defineRule({
  id: 'confusable-name',
  title: 'Word that mixes letters of two scripts',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'characters',
  why: 'A Cyrillic or Greek letter that looks like a Latin one makes a rule, a server or a host look like another one. Rules with such a letter match nothing; servers and hosts with one are somebody else.',
  remedy: 'Retype the word in one script.',
  references: ['surfaces UNICODE-CONFUSABLE'],
  messages: { mixed: 'the word "{word}" in this {what} mixes Latin letters with {script} ones that look alike ({letter})' },

  check({ harness }, report) {
    for (const { value, origin, what } of stringsThatAct(harness)) {
      if (!/[^\0-\x7f]/.test(value)) continue;
      const found = mixedWord(value);
      if (found) report(origin, 'mixed', { ...found, what: what === 'command' ? 'command' : what });
    }
  },
});

/** Letters that pass for Latin ones, by script; a mixed word without any of them is a word like `API-ключ`. */
const LOOKALIKES: readonly (readonly [script: string, letters: RegExp])[] = [
  ['Cyrillic', /[АВЕЅІЈКМНОРСТУХЬаеоросухіјѕԁһӏқ]/],
  ['Greek', /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικα]/],
  ['Armenian', /[օսհոզց]/],
  ['full-width', /[Ａ-Ｚａ-ｚ]/],
];

function mixedWord(text: string): { word: string; script: string; letter: string } | undefined {
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const latin = word.match(/[A-Za-z]/g)?.length ?? 0;
    if (latin === 0 || word.length > 100) continue;
    for (const [script, letters] of LOOKALIKES) {
      const hit = letters.exec(word);
      // Every foreign letter must be one that deceives, else it is a word of its own kind.
      if (!hit || [...word].some((c) => /[^\0-\x7f]/.test(c) && !letters.test(c))) continue;
      const letter = hit[0];
      return { word: word.slice(0, 40), script, letter: `${letter}, U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` };
    }
  }
  return undefined;
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A Cyrillic letter in a rule', files: allow('«"Bash(gіt push:*)"»') },
    { title: 'A server that looks like another', files: { '.mcp.json': '{ "mcpServers": { «"gіthub"»: { "command": "github-mcp" } } }' } },
    { title: 'A host', files: { '.mcp.json': '{ "mcpServers": { "pay": { "type": "http", "url": «"https://pаypal.example/mcp"» } } }' } },
  ],
  good: [
    { title: 'Another script throughout', files: allow('"Read(документы/**)"', '"Bash(echo Привет world:*)"') },
    { title: 'Accents', files: allow('"Read(café/**)"') },
    { title: 'Micro and ohm', files: allow('"Bash(echo 5µs:*)"') },
  ],
});
