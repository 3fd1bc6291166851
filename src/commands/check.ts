import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../client/default-run.ts';
import { CLIENT_VERSION } from '../client/version.ts';
import { check } from '../pipelines/check.ts';
import { json } from '../report/json.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { workTree } from '../world/node.ts';

/** `grantlint check`: options → pipeline → report → exit code. First version: one folder, json. */
export function main(argv: readonly string[], host: Host): number {
  const path = argv.find((a) => !a.startsWith('-')) ?? '.';
  const root = path.startsWith('/') ? path : `${host.cwd}/${path}`;
  const world = { project: workTree(root), ...(argv.includes('--user') && { home: workTree(host.home) }) };
  const checked = check(world, { rules, run: DEFAULT_RUN });
  const report = {
    version: VERSION,
    client: CLIENT_VERSION,
    run: DEFAULT_RUN,
    root: path,
    findings: checked.findings,
    incomplete: checked.incomplete,
    files: checked.harness.documents.size,
    documents: checked.harness.documents,
    rules,
  };
  host.out(json(report));
  return checked.incomplete.length > 0 ? 3 : checked.findings.some((f) => f.severity !== 'note') ? 1 : 0;
}
