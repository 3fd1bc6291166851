import type { Session } from '../policy.ts';
import { problemsOf, startedCommand } from './check-part.ts';
import { exactReaches } from './check-shell.ts';
import type { Part } from './command.ts';
import { parseLine } from './parse.ts';
import { allowTexts, type RuleTexts, ruleTexts, textsInComplex } from './texts.ts';
import { UNKNOWN } from './words.ts';

/** One command of a line, and the texts that stand for it when rules are compared. */
export interface SeenCommand {
  /** As written, redirections included. */
  readonly text: string;
  /** What allow rules may match (M2). */
  readonly allow: readonly string[];
  /** What only deny and ask rules may match besides (M6). */
  readonly denyOrAsk: readonly string[];
  /** Only an exact allow rule is compared (D5). */
  readonly exactOnly?: boolean;
  /** What of the spelling is easily misread. */
  readonly why?: string;
}

/** What the client sees of a shell command. */
export interface Seen {
  /** It could be taken apart; else it is one text, and `denyOrAsk` holds what was found in it. */
  readonly analysed: boolean;
  readonly commands: readonly SeenCommand[];
}

/** The texts that rules are compared with; undefined where that is the command as it was written and nothing else. */
export function seenAs(command: string, { places }: Session): Seen | undefined {
  const line = parseLine(command, places.home);
  const { source, complex, parts } = line;
  if (complex !== undefined) {
    const found = parts.flatMap((part) => all(textsInComplex(part)));
    return {
      analysed: false,
      commands: [{ text: source, allow: exactReaches(line) ? [source] : [], denyOrAsk: others(found, [source]), exactOnly: true }],
    };
  }
  const commands = parts.filter(({ full }) => full !== '').map((part) => seenPart(part, parts.length === 1));
  return commands.length > 1 || commands.some((one) => differs(one, source)) ? { analysed: true, commands } : undefined;
}

/** Whether rules see more or less of a command than its text. */
export const differs = ({ text, allow, denyOrAsk, why }: SeenCommand, written = text): boolean =>
  why !== undefined || denyOrAsk.length > 0 || allow.length !== 1 || allow[0] !== written;

function seenPart(part: Part, alone: boolean): SeenCommand {
  const texts = allowTexts(part);
  const inner = startedCommand(part);
  const { problem, argument } = problemsOf(part, inner, alone);
  const limited = problem !== undefined || argument !== undefined;
  const open = [...texts.map(({ loose }) => loose), ...texts.map(({ exact }) => exact)];
  const allow = unique(limited ? (alone ? [part.full, ...open.slice(0, 1)] : []) : open);
  const why = spelling(part);
  return {
    text: part.full,
    allow,
    denyOrAsk: others(all(ruleTexts(part)), [...allow, part.full]),
    ...(limited && { exactOnly: true }),
    ...(why !== undefined && { why }),
  };
}

function spelling({ leading, argv }: Part): string | undefined {
  if (leading) return 'a redirection in front stays part of the text, so that no rule which begins with the program matches';
  const operator = argv.map(({ raw, quoted, dynamic }) => (quoted && !dynamic ? /[;&|]/.exec(raw)?.[0] : undefined)).find((found) => found !== undefined);
  return operator === undefined ? undefined : `one command: the \`${operator}\` in it is escaped or quoted, no operator`;
}

const all = ({ loose, inner }: RuleTexts): readonly string[] => [...loose, ...inner];

const others = (texts: readonly string[], known: readonly string[]): readonly string[] => unique(texts).filter((text) => text !== '' && !known.includes(text));

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts.map((text) => text.replaceAll(UNKNOWN, '…')))];
