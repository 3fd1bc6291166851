import { DEAD, type Machine } from './machine.ts';

/** Characters that the shell takes for more than themselves somewhere; a command without them is its own words. */
const SHELL_CHARACTERS: ReadonlySet<number> = new Set([...';&|<>()$`\\"\'*?[]{}!#~\n\t'].map((c) => c.charCodeAt(0)));

const SPACE = 0x20;
const DASH = 0x2d;

/** Commands of plain words with one space between, the first of which could be a program's name. */
export const PLAIN_COMMANDS: Machine = commands((code, first) => !SHELL_CHARACTERS.has(code) && !(first && code === EQUALS));

/** The same with any visible character: whether it is a command at all shows when it is decided. */
export const VISIBLE_COMMANDS: Machine = commands(() => true);

function commands(takes: (code: number, first: boolean) => boolean): Machine {
  // 0: nothing yet; 1: in the first word; 2: behind a space; 3: in another word.
  return {
    start: 0,
    step(state, code) {
      if (code === SPACE) return state === 1 || state === 3 ? 2 : DEAD;
      if (code < 0x21 || code > 0x7e || !takes(code, state < 2)) return DEAD;
      if (state === 0) return code === DASH ? DEAD : 1;
      return state === 1 ? 1 : 3;
    },
    accepts: (state) => state === 1 || state === 3,
    named: () => [SPACE],
  };
}

const EQUALS = 0x3d;

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

/** What no host name of a URL holds, and rules are compared in lower case. */
const NO_HOST: ReadonlySet<number> = new Set([...'#/<>?@\\^|%\x7f'].map((c) => c.charCodeAt(0)));

/** Every text that the host of some URL could be; more than there are. */
export const URL_HOSTS: Machine = {
  start: 0,
  step: (_state, code) => (code <= SPACE || NO_HOST.has(code) || (code >= 65 && code <= 90) ? DEAD : 0),
  accepts: () => true,
  named: () => [],
};

const MCP = [...'mcp__'].map((c) => c.charCodeAt(0));

/** Names of MCP tools: `mcp__server__tool`. */
export const MCP_TOOLS: Machine = {
  start: 0,
  step(state, code) {
    if (state < MCP.length) return code === MCP[state] ? state + 1 : DEAD;
    if (!isNameCode(code)) return DEAD;
    // 5: the server begins; 6: in it; 7: behind its `_`; 8: the tool begins; 9: in it; 10: behind its `_`.
    if (state === 5) return code === UNDERSCORE ? DEAD : 6;
    if (state === 6) return code === UNDERSCORE ? 7 : 6;
    if (state === 7) return code === UNDERSCORE ? 8 : 6;
    return code !== UNDERSCORE ? 9 : state === 8 ? DEAD : 10;
  },
  accepts: (state) => state === 9,
  named: (state) => (state < MCP.length ? MCP.slice(state, state + 1) : [UNDERSCORE]),
};

const UNDERSCORE = 0x5f;

const isNameCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === DASH || code === UNDERSCORE;
