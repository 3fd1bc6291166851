// Comparing policies and proving rules dead, against the least that anybody must do: parse and compile the rules of both policies.
// node bench/algebra.mjs [--rounds 15] [--strict]
import { isStrict, option } from './arguments.mjs';
import { sources } from './bundle.mjs';

const rounds = option('--rounds', 15);

const { comparePolicies, coveredRules, EMPTY_DISK, ruleOf, compileRules } = await sources(`export { comparePolicies } from './src/policy/compare.ts';
      export { coveredRules } from './src/policy/compare/covered.ts';
      export { EMPTY_DISK } from './src/policy/disk.ts';
      export { ruleOf } from './src/policy/rule.ts';
      export { compileRules } from './src/policy/rule-set.ts';`);

const SESSION = {
  mode: 'default',
  places: { home: '/home/me', start: '/project', current: '/project', working: ['/project'] },
  disk: EMPTY_DISK,
  git: true,
  autoOff: false,
  servers: [],
  gatedSkills: new Set(),
  bypassAvailable: false,
  zsh: false,
};
const FROM = { scope: 'project', source: 'project', base: '/project' };
const policy = (rules) => ({ rules: compileRules(rules.map(([effect, text]) => ruleOf(text, effect, FROM))), session: SESSION });

/** Rules as real lists have them: mostly prefixes, some wildcards and whole commands, a few denies; the same for the same seed. */
function rulesOf(count, seed) {
  let state = seed;
  const next = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const syllables = ['ba', 'do', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo'];
  const word = () => Array.from({ length: 2 + next(3) }, () => syllables[next(10)]).join('');
  return Array.from({ length: count }, () => {
    const kind = next(20);
    const command = `${word()} ${word()}`;
    const effect = kind === 0 ? 'deny' : kind === 1 ? 'ask' : 'allow';
    if (kind < 14) return [effect, `Bash(${command}:*)`];
    if (kind < 16) return [effect, `Bash(${command} *)`];
    return [effect, kind < 17 ? `Bash(${word()} * --${word()})` : `Bash(${command} --${word()} ${word()})`];
  });
}

const least = (work) => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return best;
};

const thousand = rulesOf(1_000, 1);
const edited = [...thousand.slice(0, 500), ['allow', 'Bash(deploy now:*)'], ...thousand.slice(500)];
const weakened = thousand.filter((rule) => rule !== thousand.find(([effect]) => effect === 'deny'));
const other = rulesOf(1_000, 2);
const [before, after, less, different, many] = [policy(thousand), policy(edited), policy(weakened), policy(other), policy(rulesOf(5_000, 3))];

const cases = [
  ['one rule added to 1,000', 10, () => comparePolicies(before, after)],
  ['one deny of 1,000 removed', 10, () => comparePolicies(before, less)],
  ['1,000 rules, all different', 150, () => comparePolicies(before, different)],
  ['5,000 rules, each against the union of the others', 250, () => coveredRules(many)],
];
const floor = least(() => [policy(thousand), policy(other)]);
let missed = false;
for (const [name, target, work] of cases) {
  const ms = least(work);
  missed ||= ms > target;
  console.log(
    `${ms <= target ? 'ok    ' : 'MISSED'} ${name}: ${ms.toFixed(1)} ms (target ${target}), ${(ms / floor).toFixed(1)} x compiling both policies (${floor.toFixed(1)} ms)`,
  );
}
const { verdict, changes, unknown } = comparePolicies(before, different);
console.log(`all different: ${verdict}, ${changes.length} changes, ${unknown.length} unknown; covered: ${coveredRules(many).length} of 5,000`);
if (missed && isStrict) process.exitCode = 1;
