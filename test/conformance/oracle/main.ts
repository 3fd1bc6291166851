import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { policyOf } from '../../../src/commands/batch-setup.ts';
import { decide } from '../../../src/policy/decide.ts';
import { fixtures, recordings, type Vector, vectorFiles } from '../recordings.ts';
import { type Asking, ask } from './ask.ts';
import { clientFolder } from './client.ts';
import { type Asked, report, tally } from './compare.ts';
import { enter, isInside, missing, NotIsolated, proveEnclosure } from './enclosure.ts';
import { generated } from './generate.ts';
import { notRecordable } from './job.ts';
import { ScriptedModel } from './model.ts';
import { answersIn, Recorder } from './recorder.ts';
import { sample } from './sample.ts';
import type { Verdict } from './verdicts.ts';

/** The random path rules were asked against one tree, which their rows do not name. */
const TREE_OF_FUZZ = 'fx2';

const USAGE = `npm run conformance -- --client VERSION [options]
Asks the client VERSION about recorded calls again, and shows what changed. Exit code 1: something did; 2: could not be done.

  --only REGEX       topics that match
  --sample N         so many, evenly over the topics (default 300)
  --seed S           of the sample, of --fuzz (default 1)
  --all              every recorded call (hours)
  --fuzz N           N generated calls instead of recorded ones, client against engine; disagreements go to standard output as vectors
  --ask FILE         the calls of FILE, one vector a line, verdicts not needed; every answer goes to standard output as a vector
  --against engine   compare with what our engine decides, not with what was recorded
  --out FILE         write every answer to FILE as it comes, and take up where FILE ends
  --parallel N       starts at a time (default 2)`;

const options = {
  client: { type: 'string' },
  only: { type: 'string' },
  sample: { type: 'string', default: '300' },
  seed: { type: 'string', default: '1' },
  all: { type: 'boolean', default: false },
  fuzz: { type: 'string' },
  ask: { type: 'string' },
  against: { type: 'string' },
  out: { type: 'string' },
  parallel: { type: 'string', default: '2' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

class Usage extends Error {}

const count = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Usage(`--${name} takes a number, not ${text}`);
  return value;
};

function read(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error));
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const given = read(argv);
  if (given.help) {
    console.log(USAGE);
    return 0;
  }
  if (given.client === undefined) throw new Usage('--client VERSION is missing');
  if (given.against !== undefined && given.against !== 'engine') throw new Usage('--against takes: engine');
  const lack = isInside() ? undefined : missing();
  if (lack !== undefined) throw new NotIsolated(lack);
  const client = clientFolder(given.client); // the only step that needs the network: before it is left behind
  if (!isInside()) return enter(argv);
  proveEnclosure(client);
  const model = new ScriptedModel();
  await model.listen();
  try {
    const asking = { client, model, fixtures: fixtures(), parallel: Math.max(1, count('parallel', given.parallel)) };
    if (given.ask !== undefined) return await askFile(given.ask, asking);
    return await (given.fuzz === undefined ? again(given, asking) : fuzz(count('fuzz', given.fuzz), count('seed', given.seed), asking));
  } finally {
    model.close();
  }
}

type Given = ReturnType<typeof read>;

const ours = (vector: Vector, { fixtures }: Pick<Asking, 'fixtures'>): Verdict['verdict'] => decide(policyOf(vector, fixtures), vector.call).decision;

/** Recorded calls, asked again. */
async function again(given: Given, asking: Omit<Asking, 'onAnswer'>): Promise<number> {
  const only = new RegExp(given.only ?? '');
  const all = vectorFiles()
    .flatMap((file) =>
      recordings<Vector>(file).map((vector) =>
        file.startsWith('paths-fuzz.') && vector.fixture === undefined ? { ...vector, fixture: TREE_OF_FUZZ } : vector,
      ),
    )
    .filter(({ topic, verdict }) => only.test(topic) && verdict !== 'error');
  const possible = all.filter((vector) => notRecordable(vector) === undefined);
  const chosen = given.all ? possible : sample(possible, count('sample', given.sample), count('seed', given.seed));
  const known = given.out === undefined ? new Map<string, Verdict>() : answersIn(given.out, given.client ?? '');
  const recorder = new Recorder(given.out, given.client ?? '', chosen.length);
  const now = new Map<string, Verdict>(known);
  const left = chosen.filter(({ id }) => !known.has(id));
  const take = (vector: Vector, verdict: Verdict) => {
    now.set(vector.id, verdict);
    recorder.take(vector, verdict);
  };
  await ask(left, { ...asking, onAnswer: take });
  const before = (vector: Vector) => (given.against === 'engine' ? ours(vector, asking) : vector.verdict);
  // What seems to have changed is asked once more, alone: what another call of the start did must not be taken for a change.
  for (const vector of left.filter((one) => now.get(one.id)?.verdict !== before(one))) await ask([vector], { ...asking, onAnswer: take });
  const asked = chosen.map((vector): Asked => {
    const verdict = now.get(vector.id);
    return { id: vector.id, topic: vector.topic, call: vector.call, before: before(vector), now: verdict?.verdict ?? 'error', reason: verdict?.reason };
  });
  const topics = tally(asked);
  console.log(report(topics));
  if (possible.length < all.length) console.log(`${all.length - possible.length} calls cannot be asked here (they need root or a git index)`);
  return [...topics.values()].some(({ changed }) => changed.length > 0) ? 1 : 0;
}

function recordedCommands(): readonly string[] {
  const commands = ['bash', 'bash-probes', 'traps'].flatMap((file) => recordings<Vector>(`${file}.jsonl.gz`).map(({ call }) => call.input['command']));
  return [...new Set(commands.filter((command): command is string => typeof command === 'string' && command.length < 300))];
}

/** Calls asked before what they found is confirmed and printed: a run that is stopped has said what it knew. */
const ROUND = 1000;

/** Generated calls, client against engine. */
async function fuzz(size: number, seed: number, asking: Omit<Asking, 'onAnswer'>): Promise<number> {
  const vectors = generated(size, seed, recordedCommands());
  const recorder = new Recorder(undefined, '', vectors.length);
  let invalid = 0;
  let found = 0;
  for (let from = 0; from < vectors.length; from += ROUND) {
    const suspects: Vector[] = [];
    const onAnswer = (vector: Vector, verdict: Verdict) => {
      recorder.take(vector, verdict);
      if (verdict.verdict === 'error') invalid += 1;
      else if (verdict.verdict !== ours(vector, asking)) suspects.push(vector);
    };
    await ask(vectors.slice(from, from + ROUND), { ...asking, onAnswer });
    const confirm = (vector: Vector, { verdict, reasonType, reason }: Verdict) => {
      if (verdict === 'error' || verdict === ours(vector, asking)) return;
      found += 1;
      console.log(JSON.stringify({ ...vector, verdict, reasonType, reason }));
    };
    for (const suspect of suspects) await ask([suspect], { ...asking, onAnswer: confirm });
  }
  console.error(`${vectors.length} calls, ${invalid} not valid, ${found} decided otherwise by the client than by the engine`);
  return found > 0 ? 1 : 0;
}

/** Calls that somebody wrote down to learn something. `ours` stands beside an answer that our engine does not give. */
async function askFile(file: string, asking: Omit<Asking, 'onAnswer'>): Promise<number> {
  const vectors = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i): Vector => ({ id: `ask.${i}`, topic: 'asked', verdict: 'error', ...(JSON.parse(line) as Pick<Vector, 'call'>) }));
  let differ = 0;
  const onAnswer = (vector: Vector, { verdict, reasonType, reason }: Verdict) => {
    const own = ours(vector, asking);
    if (verdict !== 'error' && own !== verdict) differ += 1;
    console.log(JSON.stringify({ ...vector, verdict, reasonType, reason, ...(own !== verdict && { ours: own }) }));
  };
  await ask(vectors, { ...asking, onAnswer });
  console.error(`${vectors.length} calls, ${differ} decided otherwise by the client than by the engine`);
  return differ > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Usage) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof NotIsolated) console.error(`The client is not started: ${error.message}`);
  else throw error;
  process.exitCode = 2;
}
