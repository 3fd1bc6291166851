import { isSchedule } from '../../load/read/launcher.ts';
import { mayLoadFiles, mayNameFiles } from '../../load/read/script.ts';
import type { Harness } from '../../model/harness.ts';

/** A secret or personal file that is not there yet, and what says that it will be. */
export interface Coming {
  readonly file: string;
  readonly sign: 'settings' | 'form';
  /** The file that says so. */
  readonly by: string;
}

const FORMS = ['.env.example', '.env.sample', '.env.template', '.env.dist'];
export const LOCAL_SETTINGS = '.claude/settings.local.json';

/** What will be there by the looks of the root. */
export function comingIn({ settings, facts }: Pick<Harness, 'settings' | 'facts'>): readonly Coming[] {
  const found: Coming[] = [];
  const shared = settings.find(({ scope, dir }) => scope === 'project' && dir === '');
  if (shared && !facts.exists(LOCAL_SETTINGS)) found.push({ file: LOCAL_SETTINGS, sign: 'settings', by: shared.file });
  const form = facts.exists('.env') ? undefined : FORMS.find((one) => facts.exists(one));
  if (form !== undefined) found.push({ file: '.env', sign: 'form', by: form });
  return found;
}

/** Whether something may be missing in the ignore file: asked on every start, so git is not. */
export function mayLackIgnores(harness: Harness): boolean {
  const { facts, scripts, launchers, settings, mcpFiles, manifests, hooks } = harness;
  if (!facts.listed) return false;
  const text = ignoresOf(harness);
  if (comingIn(harness).some(({ file }) => !isPlainlyIgnored(file, text))) return true;
  return (
    scripts.some(({ document }) => mayLoadFiles(document.text)) ||
    launchers.some(({ file }) => isSchedule(file)) ||
    [settings, mcpFiles, manifests].some((files) => files.some(({ document }) => mayNameFiles(document.text))) ||
    hooks.some(({ command = '', args = [] }) => mayNameFiles([command, ...args].join(' ')))
  );
}

export const ignoresOf = ({ ignoreFiles }: Pick<Harness, 'ignoreFiles'>): string =>
  ignoreFiles.find(({ file, unread }) => file === '.gitignore' && !unread)?.document.text ?? '';

/** Whether a line of the ignore file says so beyond doubt: then nobody need ask git. */
export function isPlainlyIgnored(file: string, ignores: string): boolean {
  const spellings = file === LOCAL_SETTINGS ? FOR_SETTINGS : file === '.env' ? FOR_ENV : [file];
  let found = false;
  for (const line of ignores.split('\n')) {
    const pattern = line.endsWith('\r') ? line.slice(0, -1) : line;
    // What comes back: git knows which.
    if (pattern.startsWith('!') && !/example|sample|template|dist|settings\.json|skills|agents|commands|rules|hooks/.test(pattern)) return false;
    found ||= spellings.includes(pattern);
  }
  return found;
}

const FOR_SETTINGS = [
  LOCAL_SETTINGS,
  `/${LOCAL_SETTINGS}`,
  `**/${LOCAL_SETTINGS}`,
  'settings.local.json',
  '**/settings.local.json',
  '.claude/',
  '.claude',
  '/.claude/',
  '/.claude',
  '.claude/*',
];
const FOR_ENV = ['.env', '/.env', '**/.env', '.env*', '*.env'];
