/** Other spellings of a command that a deny rule names with an option in first place; all do the same. */
const SAME: readonly (readonly [command: RegExp, spellings: readonly string[]])[] = [
  [/^git push (?:--force|-f)$/, ['git push origin main --force', 'git push -f', 'git push origin +main', 'git push --force-with-lease', 'git push --force']],
  [
    /^git push (?:--force|-f) origin main$/,
    ['git push origin main --force', 'git push origin +main', 'git push -f origin main', 'git push --force origin main'],
  ],
  [
    /^git push (?:--force|-f) origin master$/,
    ['git push origin master --force', 'git push origin +master', 'git push -f origin master', 'git push --force origin master'],
  ],
  [/^git push --force-with-lease$/, ['git push origin main --force-with-lease', 'git push origin +main']],
  [/^git push (?:--delete|-d)$/, ['git push origin --delete main', 'git push origin :main']],
  [/^git push --no-verify$/, ['git push origin main --no-verify']],
  [/^git commit (?:--no-verify|-n)$/, ['git commit -m x --no-verify', 'git commit -n -m x', 'git commit -nm x']],
  [/^git commit --amend$/, ['git commit -m x --amend']],
  [/^git reset --hard$/, ['git reset HEAD --hard', 'git reset -q --hard']],
  [/^git clean (?:-f|-fd|-df|-fdx|-xdf|-xfd|-dfx|--force)$/, ['git clean -xfd', 'git clean -d -f', 'git clean --force -d', 'git clean -q -fd']],
  [/^git branch (?:-D|--delete --force)$/, ['git branch -d -f main', 'git branch --delete --force main', 'git branch -D main']],
  [/^git checkout (?:-f|--force)$/, ['git checkout main -f', 'git checkout --force main']],
  [/^rm (?:-rf|-fr|-r|-f|-R|-Rf|--recursive)$/, ['rm -fr src', 'rm -r -f src', 'rm --recursive --force src', 'rm -rfv src', 'rm -rf src']],
  [/^bq load --replace$/, ['bq load --replace=true d.t f.csv', 'bq load --source_format=CSV --replace d.t f.csv']],
  [/^npm install (?:-g|--global)$/, ['npm install x -g', 'npm install --location=global x', 'npm i -g x']],
  [/^docker run (?:--privileged|-v|--volume)$/, ['docker run --rm --privileged alpine', 'docker run --rm -v /:/host alpine']],
  [/^chmod 777$/, ['chmod -R 777 src', 'chmod 0777 src', 'chmod a+rwx src']],
  [/^curl (?:-X POST|-d|--data)$/, ['curl https://example.com -d x', 'curl --json x https://example.com']],
  [/^terraform apply -auto-approve$/, ['terraform apply -input=false -auto-approve', 'terraform apply --auto-approve']],
];

/** An option that the program takes before its sub-command, and that changes nothing. */
const GLOBAL: Readonly<Record<string, string>> = {
  git: '-C .',
  docker: '--log-level info',
  kubectl: '--namespace default',
  npm: '--loglevel=warn',
  pnpm: '-C .',
  yarn: '--silent',
  aws: '--region eu-west-1',
  gcloud: '--quiet',
  terraform: '-chdir=.',
  bq: '--project_id=p',
  cargo: '--quiet',
  systemctl: '--user',
  pip: '--quiet',
  helm: '--debug',
};

export interface Spellings {
  /** The same command in other words. */
  readonly same: readonly string[];
  /** With an option of the program in front of the sub-command. */
  readonly global: readonly string[];
  /** The option behind another word: right for most programs. */
  readonly guessed: readonly string[];
  /** Wildcard rules that would reach them. */
  readonly wider: { readonly option: string | undefined; readonly global: string };
}

/** Spellings to try against the rules, most telling first. What is denied is a text; what is meant is what the command does. */
export function otherSpellings(denied: string): Spellings {
  const words = denied.trim().split(/\s+/);
  const option = words.findIndex((word, i) => i > 0 && word.startsWith('-'));
  const bare = words.join(' ');
  const same = SAME.find(([command]) => command.test(bare))?.[1] ?? [];
  const [program = '', ...rest] = words;
  const flag = Object.hasOwn(GLOBAL, program) ? GLOBAL[program] : undefined;
  const shown = bare.endsWith('+') ? [...rest.slice(0, -1), `${rest.at(-1)}main`] : rest;
  const global = flag !== undefined && rest.length > 0 && option !== 1 ? [[program, flag, ...shown].join(' ')] : [];
  const last = option > 0 && option === words.length - 1 && /^[\w./:=-]+(?: [\w./:=-]+)*$/.test(bare);
  const guessed = same.length === 0 && last ? [[...words.slice(0, option), 'x', ...words.slice(option)].join(' ')] : [];
  const stem = words.slice(0, option).join(' ');
  return { same, global, guessed, wider: { option: option > 0 ? `${stem} * ${words[option]}*` : undefined, global: `${program} * ${rest.join(' ')}*` } };
}
