// How many calls a second the engine decides, on one core: policies of 100 and of 5,000 rules, against the shell parser alone on the same
// commands in the same run. Every call is another text, so nothing that was decided before helps; `again` decides them a second time.
// node bench/decisions.mjs [--calls 20000] [--rounds 9] [--strict]
import { isStrict, option } from './arguments.mjs';
import { sources } from './bundle.mjs';

const count = option('--calls', 20_000);
const rounds = option('--rounds', 9);
const TARGET = { perSecond: 200_000, slower: 10 };

const { decide, EMPTY_DISK, ruleOf, compileRules, parse } = await sources(`export { decide } from './src/policy/decide.ts';
      export { EMPTY_DISK } from './src/policy/disk.ts';
      export { ruleOf } from './src/policy/rule.ts';
      export { compileRules } from './src/policy/rule-set.ts';
      export { parse } from 'unbash';`);

const PROGRAMS = ['git', 'npm', 'docker', 'kubectl', 'make', 'cargo', 'go', 'gh', 'terraform', 'python3 scripts/report.py', 'node', 'jq', 'curl', 'pytest'];
const VERBS = ['status', 'run build', 'test', 'push', 'apply', 'get pods', 'logs', 'install', 'diff', 'log', 'add', 'fetch', 'lint', 'version'];

/** As in settings that people have: mostly allow prefixes of the shell, some denies and asks, paths, hosts, servers. */
function policyOf(size) {
  const from = { scope: 'project', source: 'settings.json', base: '/home/dev/project' };
  const rules = [];
  for (let i = 0; rules.length < size; i++) {
    const program = PROGRAMS[i % PROGRAMS.length];
    const verb = VERBS[((i * 5 + i / PROGRAMS.length) | 0) % VERBS.length];
    const more = i < 200 ? '' : ` --job-${i}`;
    const kind = i % 20;
    const [effect, text] =
      kind < 11
        ? ['allow', `Bash(${program} ${verb}${more}:*)`]
        : kind < 13
          ? ['allow', `Bash(${program} ${verb} ${i} *)`]
          : kind < 14
            ? ['ask', `Bash(${program} ${verb} --force${more}:*)`]
            : kind < 16
              ? ['deny', `Bash(${program} ${verb} --all${more}*)`]
              : kind < 17
                ? ['deny', `Read(./secrets/${i}/**)`]
                : kind < 18
                  ? ['allow', `Edit(/src/module${i}/**)`]
                  : kind < 19
                    ? ['allow', `WebFetch(domain:docs${i}.example.com)`]
                    : ['allow', `mcp__server${i}__read`];
    rules.push(ruleOf(text, effect, from));
  }
  const dir = '/home/dev/project';
  const session = {
    mode: 'default',
    places: { home: '/home/dev', start: dir, current: dir, working: [dir] },
    disk: EMPTY_DISK,
    git: true,
    autoOff: false,
    servers: [],
    gatedSkills: new Set(),
    bypassAvailable: false,
    zsh: false,
  };
  return { rules: compileRules(rules), session };
}

/** What sessions call: two in three are commands of the shell, one of five of these a chain. */
function callsOf(n, salt) {
  const bash = (command) => ({ tool: 'Bash', input: { command } });
  return Array.from({ length: n }, (_, i) => {
    const program = PROGRAMS[i % PROGRAMS.length];
    const verb = VERBS[(i * 3) % VERBS.length];
    const x = `${salt}${i}`;
    switch (i % 15) {
      case 0:
      case 1:
      case 2:
        return bash(`${program} ${verb} ${x}`);
      case 3:
        return bash(`git commit -m "Change ${x}: the reason"`);
      case 4:
        return bash(`ls -la src/module${x}`);
      case 5:
        return bash(`grep -rn "name${x}" src --include='*.ts'`);
      case 6:
        return bash(`cat src/${x}.ts | head -20`);
      case 7:
        return bash(`cd src/${x} && ${program} ${verb} 2>&1`);
      case 8:
        return bash(`NODE_ENV=test timeout 60 ${program} ${verb} --flag=${x}`);
      case 9:
        return bash(`${program} ${verb} --force${x} origin main`);
      case 10:
        return { tool: 'Read', input: { file_path: `/home/dev/project/src/module${x}/index.ts` } };
      case 11:
        return { tool: 'Edit', input: { file_path: `/home/dev/project/src/module${i % 100}/${x}.ts`, old_string: 'a', new_string: 'b' } };
      case 12:
        return { tool: 'Grep', input: { pattern: x, path: '/home/dev/project/src' } };
      case 13:
        return { tool: 'WebFetch', input: { url: `https://docs${i % 100}.example.com/${x}`, prompt: 'x' } };
      default:
        return { tool: `mcp__server${i % 100}__read`, input: { id: x } };
    }
  });
}

const decisions = (policy, calls) => {
  let allowed = 0;
  for (const call of calls) if (decide(policy, call).decision === 'allow') allowed++;
  return allowed;
};
const parsed = (calls) => {
  let commands = 0;
  for (const { input } of calls) if (input.command !== undefined) commands += parse(input.command).commands.length;
  return commands;
};
const time = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

const small = policyOf(100);
const large = policyOf(5_000);
const times = { floor: [], small: [], again: [], large: [] };
for (let round = -2; round < rounds; round++) {
  const calls = callsOf(count, `r${round + 2}x`);
  const others = callsOf(count, `s${round + 2}x`);
  const taken = {
    floor: time(() => parsed(calls)),
    small: time(() => decisions(small, calls)),
    again: time(() => decisions(small, calls)),
    large: time(() => decisions(large, others)),
  };
  // The first rounds warm up.
  if (round >= 0) for (const [name, seconds] of Object.entries(taken)) times[name].push(seconds);
}

const least = (list) => Math.min(...list);
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const rate = (seconds) => Math.round(count / seconds).toLocaleString('en');
const line = (name, list, note = '') =>
  console.log(`${name.padEnd(30)} ${rate(least(list)).padStart(9)} a second (median ${rate(median(list))})${note === '' ? '' : `, ${note}`}`);
const times1 = (list, base) => `${(least(list) / least(base)).toFixed(2)} ×`;
console.log(`${count.toLocaleString('en')} calls, Node ${process.version}, one core`);
line('shell parser alone', times.floor);
line('100 rules, new calls', times.small, `${times1(times.small, times.floor)} the parser (target ≥ ${TARGET.perSecond.toLocaleString('en')})`);
line('100 rules, the same again', times.again);
line('5,000 rules, new calls', times.large, `${times1(times.large, times.small)} the time of 100 rules (target ≤ ${TARGET.slower})`);
const missed = count / least(times.small) < TARGET.perSecond || least(times.large) / least(times.small) > TARGET.slower;
if (missed && isStrict) process.exitCode = 1;
