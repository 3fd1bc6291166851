import { chownSync, lchownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEnclosed } from './enclosure.ts';
import type { Job } from './job.ts';
import type { ScriptedModel } from './model.ts';
import { Answers, type Verdict } from './verdicts.ts';

const CLIENT_ID = 1000;
const PATIENCE = 180_000;
const ROOTS = ['/home/', '/srv/', '/tmp/', '/etc/'];
/** The call whose question is answered with the rules that the session shall have. */
const OPENING = { id: 'toolu_opening', tool: 'Bash', input: { command: 'grantlint-opens-the-session', description: 'x' } };

/** Starts the client once and asks it all calls of the job. */
export async function run(job: Job, client: string, model: ScriptedModel): Promise<readonly Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'grantlint-job-'));
  const session = folder.slice(folder.lastIndexOf('-') + 1);
  const marker = `MARK${session}`;
  const calls = job.calls.map((call, index) => ({ ...call, id: `toolu_${String(index).padStart(4, '0')}` }));
  try {
    furnish(join(folder, 'root'), job);
    const turns = job.session.length > 0 ? [[OPENING], calls] : [calls];
    const address = model.begin(session, { marker, turns });
    const answers = new Answers();
    await converse(job, { folder, client, address, marker }, answers);
    return calls.map(({ id }) => answers.of(id));
  } finally {
    model.end(session);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Start {
  readonly folder: string;
  readonly client: string;
  readonly address: string;
  readonly marker: string;
}

function converse(job: Job, { folder, client, address, marker }: Start, answers: Answers): Promise<void> {
  const child = startEnclosed({
    job: folder,
    client,
    start: job.start,
    env: { ...job.env, ANTHROPIC_BASE_URL: address },
    command: ['/mnt/client/claude.exe', ...job.args],
  });
  const say = (message: object) => child.stdin?.write(`${JSON.stringify(message)}\n`);
  child.stdin?.on('error', () => {}); // the client may be gone before it has read all
  child.stderr?.resume();
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (data: string) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const question = answers.take(line);
      if (question !== undefined) say(reply(question, job));
      if (answers.finished) child.stdin?.end();
    }
  });
  say({ type: 'user', message: { role: 'user', content: `${job.prompt} ${marker}` } });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(patience);
      resolve();
    });
  });
}

type Asked = NonNullable<ReturnType<Answers['take']>>;

/** No to every question, but for the opening: a yes that adds the session's rules. */
function reply(question: Asked, job: Job): object {
  if ('unsupported' in question) return { type: 'control_response', response: { subtype: 'error', request_id: question.unsupported, error: 'unsupported' } };
  const response =
    question.callId === OPENING.id ? { behavior: 'allow', updatedInput: question.input, updatedPermissions: job.session } : { behavior: 'deny', message: 'no' };
  return { type: 'control_response', response: { subtype: 'success', request_id: question.requestId, response } };
}

/** Puts the job's files where the enclosure mounts them from. */
function furnish(root: string, job: Job): void {
  const inside = (path: string): string => {
    if (!ROOTS.some((folder) => `${path}/`.startsWith(folder)) || path.includes('/../'))
      throw new Error(`${path}: a job has files under ${ROOTS.join(', ')} only`);
    return join(root, path);
  };
  for (const folder of ['home/dev', 'srv', 'tmp', 'etc']) mkdirSync(join(root, folder), { recursive: true });
  for (const dir of job.dirs) mkdirSync(inside(dir), { recursive: true });
  for (const [path, text] of job.files) {
    mkdirSync(dirname(inside(path)), { recursive: true });
    writeFileSync(inside(path), text);
  }
  for (const [path, target] of job.links) {
    mkdirSync(dirname(inside(path)), { recursive: true });
    symlinkSync(target, inside(path));
  }
  give(root);
}

function give(path: string): void {
  lchownSync(path, CLIENT_ID, CLIENT_ID);
  if (!lstatSync(path).isDirectory()) return;
  chownSync(path, CLIENT_ID, CLIENT_ID);
  for (const name of readdirSync(path)) give(join(path, name));
}
