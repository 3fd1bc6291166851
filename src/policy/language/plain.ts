import { DEAD, type Machine } from './machine.ts';

/** Characters that the shell takes for more than themselves somewhere; a command without them is its own words. */
const SHELL_CHARACTERS: ReadonlySet<number> = new Set([...';&|<>()$`\\"\'*?[]{}!#~=\n\t'].map((c) => c.charCodeAt(0)));

const SPACE = 0x20;
const DASH = 0x2d;

/** Commands of plain words with one space between, the first of which could be a program's name. */
export const PLAIN_COMMANDS: Machine = commands((code) => !SHELL_CHARACTERS.has(code));

/** The same with any visible character: whether it is a command at all shows when it is decided. */
export const VISIBLE_COMMANDS: Machine = commands(() => true);

function commands(takes: (code: number) => boolean): Machine {
  // 0: nothing yet; 1: in a word; 2: behind a space.
  return {
    start: 0,
    step(state, code) {
      if (code === SPACE) return state === 1 ? 2 : DEAD;
      if (code < 0x21 || code > 0x7e || !takes(code)) return DEAD;
      return state === 0 && code === DASH ? DEAD : 1;
    },
    accepts: (state) => state === 1,
    named: () => [SPACE],
  };
}

/** Host names as the client compares them: lower case, labels of letters, digits and dashes, no dot at the end. */
export const HOST_NAMES: Machine = {
  start: 0,
  step(state, code) {
    if (code === 0x2e) return state === 1 ? 0 : DEAD;
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (state === 1 && (code === DASH || code === 0x5f)) ? 1 : DEAD;
  },
  accepts: (state) => state === 1,
  named: () => [0x2e],
};

/** Names of MCP tools: what stands behind `mcp__`. */
export const NAME_CHARACTERS: Machine = {
  start: 0,
  step: (_state, code) =>
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === DASH || code === 0x5f ? 0 : DEAD,
  accepts: () => true,
  named: () => [],
};
