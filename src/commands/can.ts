import { parseCall } from '../pipelines/call.ts';
import { answer, type RuleAt } from '../pipelines/can.ts';
import { withNotes } from '../pipelines/kept-reasons.ts';
import { canJson } from '../report/can-json.ts';
import { canText } from '../report/can-text.ts';
import { printed } from '../report/printed.ts';
import type { Host } from '../world/host.ts';
import { pathKind } from '../world/input.ts';
import { batch } from './can-batch.ts';
import { parseFlags } from './flags.ts';
import { openSession, sayVersion } from './session.ts';
import { CAN_FLAGS } from './session-flags.ts';
import { complain, UsageError } from './usage.ts';

/** Exit codes of a decision: scripts can ask without reading. */
const CODES = { allow: 0, ask: 10, deny: 11 } as const;

/** `grantlint can CALL [FOLDER]` and `grantlint can --batch FILE`. undefined where the command line is not plain: then `help.ts` finds the words. */
export function main(argv: readonly string[], host: Host): number | undefined {
  const parsed = parseFlags(argv, CAN_FLAGS);
  if (!parsed) return undefined;
  const file = parsed.values.get('--batch')?.[0];
  try {
    if (file !== undefined) {
      if (parsed.operands.length > 0) throw new UsageError('--batch reads its calls from a file; give no call beside it');
      const fixtures = parsed.values.get('--fixtures')?.[0];
      for (const one of [file, fixtures]) if (one !== undefined && one !== '-' && pathKind(one) !== 'file') throw new UsageError(`${one} is no file`);
      sayVersion(parsed.values.get('--client')?.[0], host);
      return batch(file, fixtures, host);
    }
    const [text, folder, ...more] = parsed.operands;
    if (text === undefined) throw new UsageError("which call? For example: grantlint can 'Bash(git push --force)'");
    if (more.length > 0) throw new UsageError('can answers for one call; the second operand is the folder (quote the call)');
    const call = parseCall(text, parsed.values.get('--input')?.[0]);
    if (typeof call === 'string') throw new UsageError(call);
    const { harness, session, config, head, format, options } = openSession(parsed, folder, host);
    const noted = <R extends RuleAt>(rule: R): R => withNotes(rule, config, host.today());
    const bare = answer(harness, session, call);
    const found = {
      ...bare,
      rule: bare.rule && noted(bare.rule),
      needs: bare.needs.map(noted),
      others: bare.others.map((one) => ({ ...one, rule: noted(one.rule) })),
    };
    const report = printed({ ...head, answer: found });
    host.out(format === 'json' ? canJson(report) : canText(report, options));
    return head.incomplete.length > 0 ? 3 : CODES[found.decision];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}
