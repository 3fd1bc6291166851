import { describe, expect, test } from 'vitest';
import { parseShell } from '../../src/load/document/shell.lazy.ts';

/** Commands with the numbers of what they feed and stand in. */
function outline(text: string): string[] {
  const { commands } = parseShell(text);
  return commands.map((command, i) => {
    const feeds = command.feeds ? ` > ${commands.indexOf(command.feeds)}` : '';
    const inside = command.inside ? ` in ${commands.indexOf(command.inside.command)}.${command.inside.word}` : '';
    return `${i}: ${command.words.map((word) => word.value).join(' ')}${feeds}${inside}`;
  });
}

describe('shell text as commands that know their neighbours', () => {
  test.each([
    ['a 1 | b | c', ['0: a 1 > 1', '1: b > 2', '2: c']],
    ['{ a; b; } | c', ['0: a > 2', '1: b > 2', '2: c']],
    ['a "$(b x)" y', ['0: a $(b x) y', '1: b x in 0.1']],
    ['X=$(a); b', ['0: ', '1: a in 0.-1', '2: b']],
    ["sh -c 'a | b'", ['0: sh -c a | b', '1: a > 2', '2: b']],
    ['bash <(a)', ['0: bash <(a)', '1: a in 0.1']],
    ['if a; then b; else c; fi', ['0: a', '1: b', '2: c']],
  ])('%s', (text, expected) => expect(outline(text)).toEqual(expected));

  test('offsets are those of the outer text', () => {
    const text = 'echo x; sh -c "a | b"';
    expect(parseShell(text).commands.map((c) => text.slice(c.start, c.end))).toEqual(['echo x', 'sh -c "a | b"', 'sh -c "a | b"', 'sh -c "a | b"']);
  });

  test('quotes and redirections', () => {
    const [command] = parseShell(`X=1 a 'b c' "d$E" > f 2>/dev/null`).commands;
    expect(command?.words.map(({ value, plain }) => [value, plain])).toEqual([
      ['a', true],
      ['b c', true],
      ['d$E', false],
    ]);
    expect(command?.assignments).toEqual([{ name: 'X', value: '1' }]);
    expect(command?.redirects.map((r) => r.target)).toEqual(['f', '/dev/null']);
  });

  test.each(['', '"', '$(', 'a | | b', 'x'.repeat(200_000), '('.repeat(5_000), `${"sh -c '".repeat(50)}`])('never throws (%#)', (text) => {
    expect(() => parseShell(text)).not.toThrow();
  });
});
