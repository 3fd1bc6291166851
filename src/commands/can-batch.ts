import { place } from '../findings/finding.ts';
import { decode } from '../load/document/encoding.ts';
import { parseJson } from '../load/document/json.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import type { Rule } from '../policy/rule.ts';
import { jsonLine } from '../report/visible.ts';
import type { Host } from '../world/host.ts';
import { readInput } from '../world/input.ts';
import type { SetupFiles } from './batch-disk.ts';
import { type BatchLine, policyOf } from './batch-setup.ts';

/** `can --batch FILE|- [--fixtures FILE]`: ndjson in, one answer a line out, in the same order. */
export function batch(file: string, fixturesFile: string | undefined, host: Host): number {
  const text = decode(file === '-' ? host.stdin() : readInput(file));
  const fixtures = fixturesFile === undefined ? {} : (JSON.parse(decode(readInput(fixturesFile))) as Record<string, SetupFiles>);
  let out: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    out.push(answer(line, fixtures));
    if (out.length < 1_000) continue;
    host.out(`${out.join('\n')}\n`);
    out = [];
  }
  if (out.length > 0) host.out(`${out.join('\n')}\n`);
  return 0;
}

/** One bad line never stops the others: it gets an answer that says what is wrong with it. */
function answer(text: string, fixtures: Readonly<Record<string, SetupFiles>>): string {
  let id: unknown;
  try {
    const line = JSON.parse(text) as BatchLine;
    id = line.id;
    return jsonLine({ id, ...printed(decide(policyOf(line, fixtures), line.call), line) });
  } catch (error) {
    return jsonLine({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function printed({ decision, stage, rule, reason }: Verdict, line: BatchLine): Record<string, unknown> {
  if (!rule) return { decision, stage, reason };
  return { decision, stage, rule: rule.text, scope: rule.scope, file: rule.origin?.file, line: lineOf(rule, line), reason };
}

/** Settings that came as text have lines. */
function lineOf({ scope, origin }: Rule, { settings }: BatchLine): number | undefined {
  const text = settings?.[scope];
  return origin && typeof text === 'string' ? (place(new Map([[origin.file, parseJson(origin.file, text)]]), origin).line ?? undefined) : undefined;
}
