import { EFFECTS, type Scope } from '../model/permission.ts';
import { MODES, type Mode } from '../model/run.ts';
import { dirname, expandHome, resolve } from './paths/posix.ts';
import { type Rule, type RuleSource, ruleOf } from './rule.ts';
import { skipOf } from './syntax.ts';

/** A settings file that the session reads, parsed; the caller has left out those that the client drops. */
export interface SettingsInput {
  readonly scope: Scope;
  /** Absolute. */
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Local settings: git tracks the file, or it is reached through a link, so that its allow rules need trust. */
  readonly shared?: boolean;
}

/** How the session is started, as far as it changes what is in force. */
export interface Start {
  readonly home: string;
  readonly dir: string;
  readonly trusted: boolean;
  readonly mode?: Mode;
  readonly allowedTools: readonly string[];
  readonly disallowedTools: readonly string[];
  readonly addDirs: readonly string[];
  /** Rules that a skill or the user added while the session runs. */
  readonly granted: readonly string[];
  readonly isDirectory: (path: string) => boolean;
}

export interface InForce {
  readonly rules: readonly Rule[];
  readonly mode: Mode;
  readonly working: readonly string[];
  readonly autoOff: boolean;
  /** `autoMode.classifyAllShell`: auto mode suspends every Bash allow rule. */
  readonly classifyAllShell: boolean;
}

/** L1-L5, permissions-paths §5: pools the rules of all sources and says in which mode and folders the session works. `files` strongest scope first. */
export function inForce(files: readonly SettingsInput[], start: Start): InForce {
  const managedOnly = files.some(({ scope, value }) => scope === 'managed' && isTrue(value.allowManagedPermissionRulesOnly));
  const rules = files.filter((file) => !managedOnly || file.scope === 'managed').flatMap((file) => rulesOfFile(file, start));
  const line: RuleSource = { scope: 'flag', source: 'command line', base: start.dir };
  const extra = [
    ...(managedOnly ? [] : start.allowedTools.map((text) => ['allow', text] as const)),
    ...start.disallowedTools.map((text) => ['deny', text] as const),
    ...start.granted.map((text) => ['allow', text] as const),
  ].flatMap(([effect, text]) => (skipOf(text, effect) ? [] : [ruleOf(text, effect, line)]));
  return {
    rules: [...rules, ...extra],
    mode: modeInForce(files, start),
    working: workingDirs(files, start),
    autoOff: files.some(({ value }) => permissionsOf(value).disableAutoMode === 'disable' || value.useAutoModeDuringPlan === false),
    classifyAllShell: files.some(({ value }) => objectOf(value.autoMode).classifyAllShell === true),
  };
}

function rulesOfFile(file: SettingsInput, start: Start): readonly Rule[] {
  const permissions = permissionsOf(file.value);
  const from: RuleSource = { scope: file.scope, source: file.file, base: baseOf(file, start) };
  return EFFECTS.flatMap((effect) => {
    const list = permissions[effect];
    if (!Array.isArray(list) || (effect === 'allow' && needsTrust(file) && !start.trusted)) return [];
    return list.flatMap((text: unknown, index) => {
      if (typeof text !== 'string' || skipOf(text, effect)) return [];
      return [ruleOf(text, effect, from, { file: file.file, path: ['permissions', effect, index] })];
    });
  });
}

/** Without trust, what the repository brings along grants nothing (L3, permissions-paths §5.3). */
const needsTrust = (file: SettingsInput): boolean => file.scope === 'project' || (file.scope === 'local' && file.shared === true);

/** permissions-paths §3.2: the folder that `/x` starts from. */
function baseOf(file: SettingsInput, start: Start): string {
  if (file.scope === 'user') return `${start.home}/.claude`;
  return file.scope === 'flag' ? dirname(file.file) : start.dir;
}

/** permissions-paths §5.4: the command line, then managed, flag, local, project, user; a project cannot start bypassPermissions or auto. */
function modeInForce(files: readonly SettingsInput[], start: Start): Mode {
  const noBypass = files.some(({ value }) => permissionsOf(value).disableBypassPermissionsMode === 'disable');
  const noAuto = files.some(({ value }) => permissionsOf(value).disableAutoMode === 'disable');
  const asked = start.mode ?? files.map((file) => defaultMode(file)).find((mode) => mode !== undefined) ?? 'default';
  if (asked === 'bypassPermissions' && noBypass) return 'default';
  return asked === 'auto' && noAuto ? 'default' : asked;
}

function defaultMode({ scope, value }: SettingsInput): Mode | undefined {
  const text = permissionsOf(value).defaultMode;
  const mode = text === 'manual' ? 'default' : MODES.find((known) => known === text);
  return (mode === 'bypassPermissions' || mode === 'auto') && (scope === 'project' || scope === 'local') ? undefined : mode;
}

/** permissions-paths §3.7. */
function workingDirs(files: readonly SettingsInput[], start: Start): readonly string[] {
  const dirs = [start.dir];
  for (const file of files) {
    const list = permissionsOf(file.value).additionalDirectories;
    if (!Array.isArray(list) || (needsTrust(file) && !start.trusted)) continue;
    for (const dir of list) if (typeof dir === 'string') dirs.push(dir);
  }
  return [
    ...new Set([...dirs, ...start.addDirs].filter((dir) => dir !== '' && !dir.startsWith('//')).map((dir) => resolve(start.dir, expandHome(dir, start.home)))),
  ].filter((dir) => dir === start.dir || start.isDirectory(dir));
}

export const permissionsOf = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => objectOf(value.permissions);

const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isTrue = (value: unknown): boolean => value === true || value === 'true';
