// How fast `usage` reads session logs, on one core, against reading the same bytes and finding their line feeds: the floor. Logs are made from a seed in
// the proportions of real ones (four bytes of five in lines that are skipped), once with nothing but calls and results (`dense`), and once larger than
// V8 lets a text be.
// node bench/transcripts.mjs [--mb 200] [--huge 0] [--rounds 5] [--strict]
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStrict, option } from './arguments.mjs';
import { sources } from './bundle.mjs';

const mb = option('--mb', 200);
const huge = option('--huge', 0);
const rounds = option('--rounds', 5);
const TARGET = { mbPerSecond: 120, memory: 200 };

const { openLog, transcriptReader, UsageCounter } = await sources(`export { openLog } from './src/world/log-files.ts';
      export { transcriptReader } from './src/transcripts/reader.ts';
      export { UsageCounter } from './src/transcripts/usage.ts';`);

const COMMANDS = ['git status', 'npm test', 'ls -la src', 'git diff | head -50', 'npx tsc --noEmit && npm run lint', 'cat package.json', 'rg -n name src'];
const DECISIONS = [
  { decision: 'accept', source: 'config', reasonType: 'rule', ruleSource: 'projectSettings' },
  { decision: 'accept', source: 'config', reasonType: 'subcommandResults' },
  { decision: 'reject', source: 'config', reasonCode: 'bashMiss:no-rule-match' },
];
const CODE = 'export function widthOf(text: string): number {\n  return [..."a\\tb"].length; // “wide”\n}\n';

/** Writes a log of so many bytes; every call has its own ids and every second its own command. */
function make(path, bytes, dense) {
  const handle = openSync(path, 'w', 0o600);
  const common = { userType: 'external', entrypoint: 'sdk-cli', cwd: '/home/dev/project', sessionId: 's-1', version: '2.1.329', gitBranch: 'main' };
  let calls = 0;
  let held = '';
  for (let written = 0, n = 0; written < bytes; n++) {
    const at = { timestamp: new Date(1_790_000_000_000 + n * 1_000).toISOString(), ...common };
    const id = `toolu_${n.toString(36).padStart(20, '0')}`;
    const command = n % 2 ? `${COMMANDS[n % COMMANDS.length]} ${n}` : COMMANDS[n % COMMANDS.length];
    const output = CODE.repeat(n % 23);
    const lines = [
      {
        parentUuid: id,
        message: { id: `msg_${n}`, role: 'assistant', content: [{ type: 'tool_use', id, name: 'Bash', input: { command } }] },
        type: 'assistant',
        uuid: `a${n}`,
        ...at,
      },
      {
        type: 'user',
        message: { role: 'user', content: [{ tool_use_id: id, type: 'tool_result', content: output, is_error: false }] },
        uuid: `b${n}`,
        toolUseResult: { stdout: output, stderr: '' },
        permissionDecision: DECISIONS[n % DECISIONS.length],
        ...at,
      },
    ];
    if (!dense) lines.push({ type: 'prompt_snapshot', text: CODE.repeat(100 + (n % 41)), uuid: `c${n}`, ...at });
    calls++;
    for (const line of lines) held += `${JSON.stringify(line)}\n`;
    if (held.length > 1e6) {
      written += writeSync(handle, held);
      held = '';
    }
  }
  writeSync(handle, held);
  closeSync(handle);
  return { path, calls, bytes: statSync(path).size };
}

const buffer = Buffer.allocUnsafe(1024 * 1024);
/** Ten times, so that it can be measured. */
const FLOORS = 10;
function floor(log) {
  for (let n = 0; n < FLOORS; n++) floorOnce(log);
}
function floorOnce({ path }) {
  const handle = openSync(path, 'r');
  let lines = 0;
  for (let came = readSync(handle, buffer); came > 0; came = readSync(handle, buffer))
    for (let at = buffer.indexOf(10); at >= 0 && at < came; at = buffer.indexOf(10, at + 1)) lines++;
  closeSync(handle);
  return lines;
}
function read({ path, calls }) {
  const counter = new UsageCounter();
  const reader = transcriptReader(counter);
  const log = openLog(path);
  reader.file(log.read);
  log.close();
  reader.end();
  const found = counter.usage().calls;
  if (found !== calls) throw new Error(`${found} calls were counted of ${calls}`);
}
/** Processor time, of the garbage collector's threads too: on a machine that others use, the clock says little. */
function time(work, log) {
  const before = process.cpuUsage();
  work(log);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const folder = mkdtempSync(join(tmpdir(), 'grantlint-logs-'));
let missed = false;
try {
  for (const [name, size, times, dense] of [
    ['usual', mb, rounds, false],
    ['dense', mb / 2, rounds, true],
    ['huge', huge, 1, false],
  ]) {
    if (size === 0) continue;
    const log = make(join(folder, `${name}.jsonl`), size * 1e6, dense);
    const taken = { floor: [], read: [] };
    for (let round = size === huge ? 0 : -1; round < times; round++) {
      const [base, own] = [time(floor, log) / FLOORS, time(read, log)];
      // The first round warms up.
      if (round >= 0) taken.floor.push(base);
      if (round >= 0) taken.read.push(own);
    }
    const [base, own] = [Math.min(...taken.floor), Math.min(...taken.read)];
    const rate = log.bytes / 1e6 / own;
    const memory = process.resourceUsage().maxRSS / 1024;
    if (rate < TARGET.mbPerSecond || memory > TARGET.memory) missed = true;
    console.log(
      `${name}: ${(log.bytes / 1e6).toFixed(0)} MB, ${log.calls.toLocaleString('en')} calls: ${rate.toFixed(0)} MB a second of processor (target ≥ ${TARGET.mbPerSecond}), ` +
        `${(own / base).toFixed(1)} × the floor (${(log.bytes / 1e6 / base).toFixed(0)} MB a second), at most ${memory.toFixed(0)} MB of memory so far (target ≤ ${TARGET.memory})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (missed && isStrict) process.exitCode = 1;
