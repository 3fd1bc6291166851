import { parseScript, parseShell } from '../load/document/shell.lazy.ts';
import type { Prompt } from '../model/harness.ts';
import type { Span } from '../model/origin.ts';
import { lineSpan } from './line-at.ts';
import { lineOf, lineStarts } from './line-starts.ts';
import { isProgramName } from './need-commands.ts';
import { certaintyAt } from './need-place.ts';
import { filled, withoutVariables } from './placeholders.ts';
import { markdownOf } from './prompts.ts';
import { verdictOfCommand } from './session-policy.lazy.ts';

/** A statement of a skill's shell text that rules can hardly grant. */
export interface ComplexStatement {
  readonly text: string;
  /** The line that it begins on. */
  readonly span: Span;
  /** Why no rule with a pattern lets it run; undefined: it is only long. */
  readonly reason: string | undefined;
  readonly stages: number;
  /** A here-document: what becomes of it. */
  readonly document?: 'file' | 'input';
}

/** Statements of one skill that are judged: nobody writes more of them as orders. */
const MOST = 500;
/** A pipe of so many commands is long. */
const LONG = 5;

/** What the skill tells the agent to run and the client asks about although every program in it is allowed with anything behind it. */
export function complexStatements(skill: Prompt): readonly ComplexStatement[] {
  const { text } = skill.document;
  let judged = 0;
  return markdownOf(skill).fences.flatMap(({ span, info, body }) => {
    if (!/^(?:ba|z)?sh(?:\s|$)|^shell(?:\s|$)/i.test(info) || body.end - body.start > 20_000 || certaintyAt(skill, span, 'block') !== 'told') return [];
    const written = text.slice(body.start, body.end);
    const source = withoutVariables(filled(written));
    const script = parseScript(source);
    if ((script.errors?.length ?? 0) > 0) return [];
    const starts = lineStarts(written);
    const filledStarts = lineStarts(source);
    return script.commands.flatMap((statement, i): ComplexStatement[] => {
      if (++judged > MOST) return [];
      const alone = source.slice(statement.pos, statement.end);
      // The body of a here-document stands behind the statement.
      const one = alone.includes('<<') ? source.slice(statement.pos, script.commands[i + 1]?.pos).trimEnd() : alone;
      const found = judge(one);
      if (!found) return [];
      const at = body.start + (starts[lineOf(filledStarts, statement.pos)] ?? 0);
      return [{ ...found, text: one, span: lineSpan(text, at) }];
    });
  });
}

function judge(statement: string): Pick<ComplexStatement, 'reason' | 'stages' | 'document'> | undefined {
  const { commands, broken } = parseShell(statement);
  if (broken || commands.length === 0) return undefined;
  const names = [...new Set(commands.map(({ words }) => words[0]?.value ?? '').filter((name) => /^[\w./+-]+$/.test(name)))];
  // Text that only looks like shell, and bare assignments.
  if (statement.startsWith('>') || !commands.some(({ words }) => isProgramName(words[0]?.value ?? ''))) return undefined;
  const verdict = verdictOfCommand([...names.map((name) => `Bash(${name}:*)`), 'Edit(//**)', 'Read(//**)'], statement);
  const stages = Math.max(
    ...commands.map((command) => {
      let n = 1;
      for (let next = command.feeds; next && n < 50; next = next.feeds) n++;
      return n;
    }),
  );
  if (verdict.decision === 'ask' && SHAPE.has(verdict.stage)) return { reason: verdict.reason, stages };
  // The client lets it run where program and file are allowed.
  const document = commands.find(({ redirects }) => redirects.some(({ operator, target }) => operator.startsWith('<<') && target.trim().includes('\n')));
  if (document?.redirects.some(({ operator }) => operator.startsWith('>'))) return { reason: undefined, stages, document: 'file' };
  if (document && INTERPRETERS.test(document.words[0]?.value ?? '')) return { reason: undefined, stages, document: 'input' };
  return stages >= LONG ? { reason: undefined, stages } : undefined;
}

const INTERPRETERS = /^(?:(?:ba|z|da)?sh|python[\d.]*|node|deno|bun|ruby|perl|php|psql|mysql|sqlite3|duckdb|Rscript)$/;

/** Stages that speak of the shape of a command, not of a rule that is missing. */
const SHAPE: ReadonlySet<string> = new Set(['unanalysable', 'command check']);
