import { withNotes } from '../pipelines/kept-reasons.ts';
import { overview } from '../pipelines/show.ts';
import { printed } from '../report/printed.ts';
import { showJson } from '../report/show-json.ts';
import { showText } from '../report/show-text.ts';
import type { Host } from '../world/host.ts';
import { parseFlags } from './flags.ts';
import { openSession } from './session.ts';
import { SESSION_FLAGS } from './session-flags.ts';
import { complain, UsageError } from './usage.ts';

/** `grantlint show [FOLDER]`: what a session there would really have. undefined where the command line is not plain. */
export function main(argv: readonly string[], host: Host): number | undefined {
  const parsed = parseFlags(argv, SESSION_FLAGS);
  if (!parsed) return undefined;
  try {
    if (parsed.operands.length > 1) throw new UsageError('show looks at one folder');
    const { harness, session, place, line, config, head, format, options } = openSession(parsed, parsed.operands[0], host);
    const bare = overview(harness, session, place, line);
    const report = printed({ ...head, overview: { ...bare, rules: bare.rules.map((rule) => withNotes(rule, config, host.today())) } });
    host.out(format === 'json' ? showJson(report) : showText(report, options));
    return head.incomplete.length > 0 ? 3 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}
