import { overview } from '../pipelines/show.ts';
import { printed } from '../report/printed.ts';
import { showJson } from '../report/show-json.ts';
import { showText } from '../report/show-text.ts';
import type { Host } from '../world/host.ts';
import { parseFlags } from './flags.ts';
import { main as help } from './help.ts';
import { openSession } from './session.ts';
import { SESSION_FLAGS } from './session-flags.ts';
import { UsageError } from './usage.ts';

/** `grantlint show [FOLDER]`: what a session there would really have. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const parsed = parseFlags(argv, SESSION_FLAGS);
  if (!parsed) return help(['show', ...argv], host);
  try {
    if (parsed.operands.length > 1) throw new UsageError('show looks at one folder');
    const { harness, session, place, line, head, format, options } = openSession(parsed, parsed.operands[0], host);
    const report = printed({ ...head, overview: overview(harness, session, place, line) });
    host.out(format === 'json' ? showJson(report) : showText(report, options));
    return head.incomplete.length > 0 ? 3 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.err(`grantlint: ${error.message}\n`);
    return 2;
  }
}
