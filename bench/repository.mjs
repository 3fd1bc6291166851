// A generated repository with a long history, for the benchmark of `history`: a project of 2,000 files in which every commit changes a few
// and one in 250 changes configuration; every 20th commit of the main line is a merge.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment } from './fixture.mjs';

/** The same numbers every time. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COMMANDS = [
  'npm run build',
  'npm test',
  'git status',
  'git diff',
  'make lint',
  'docker compose up',
  'curl -s',
  'python3 tools/gen.py',
  'gh pr view',
  'rg',
  'jq',
  'kubectl get',
];

/** Writes the history into a bare repository; `configure` of `commits` commits of the main line change configuration. */
export async function makeHistory(folder, { commits = 50_000, configure = 200, files = 2_000, seed = 7 } = {}) {
  const env = { ...cleanEnvironment(), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const run = async (args, write) => {
    const child = spawn('git', args, { env, stdio: ['pipe', 'ignore', 'inherit'] });
    if (write) await write(child.stdin);
    child.stdin.end();
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`);
  };
  await run(['init', '-q', '--bare', '-b', 'main', folder]);
  await run(['-C', folder, 'fast-import', '--quiet', '--depth=10'], async (out) => {
    const draw = random(seed);
    const allow = [];
    const every = Math.floor(commits / configure);
    const name = (i) => `src/part${i % 50}/module${i % 7}/file${i}.ts`;
    const file = (path, text) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    const commit = (ref, n, subject, mark, parents, changes) =>
      `commit refs/heads/${ref}\nmark :${mark}\ncommitter Dev ${n % 9} <dev${n % 9}@example.com> ${1_500_000_000 + n * 3600} +0000\ndata ${Buffer.byteLength(subject)}\n${subject}\n${parents}${changes}\n`;
    const settings = () => `${JSON.stringify({ permissions: { allow, deny: ['Read(./.env)'] } }, null, 2)}\n`;
    let mark = 1;
    let text = commit('main', 0, 'start', mark, '', Array.from({ length: files }, (_, i) => file(name(i), `export const x${i} = 0;\n`)).join(''));
    for (let n = 1; n < commits; n++) {
      const edits = Array.from({ length: 1 + draw(3) }, () => draw(files));
      let changes = [...new Set(edits)].map((i) => file(name(i), `export const x${i} = ${n};\n`)).join('');
      let subject = `change ${n}`;
      if (n % every === 0) {
        if (allow.length > 30 && draw(4) === 0) allow.splice(draw(allow.length), 1 + draw(5));
        else allow.push(`Bash(${COMMANDS[draw(COMMANDS.length)]} ${n}${draw(3) === 0 ? ':*' : ''})`);
        changes += file('.claude/settings.json', settings());
        if (draw(5) === 0) subject = 'update permissions';
      }
      const before = mark;
      if (n % 20 === 0) {
        text += commit('side', n, `side of ${n}`, mark + 1, `from :${before}\n`, file(name(draw(files)), `export const side = ${n};\n`));
        text += commit('main', n, `merge ${n}`, mark + 2, `from :${before}\nmerge :${mark + 1}\n`, changes);
        mark += 2;
      } else text += commit('main', n, subject, ++mark, '', changes);
      if (text.length > 1 << 20) {
        if (!out.write(text)) await once(out, 'drain');
        text = '';
      }
    }
    out.write(text);
  });
}
