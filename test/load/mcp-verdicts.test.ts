import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import fileRule from '../../rules/mcp-file-not-in-force.ts';
import serverRule from '../../rules/skipped-mcp-server.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { discover } from '../../src/load/discover.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';

interface Row {
  readonly id: string;
  readonly case: string;
  readonly text: string;
  readonly client: string;
}
const rows = readFileSync(new URL('./data/mcp-files.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** What the client did with one `.mcp.json`: it skipped the server (or read no server), or it started it or tried to connect. */
test.each(rows)('$id $case: $client', ({ text, client }) => {
  const world = memoryWorld({ '.mcp.json': text });
  const { findings } = check(world, { rules: [fileRule, serverRule], run: DEFAULT_RUN, found: discover(world) });
  expect(findings.length > 0).toBe(client === 'skipped');
});
