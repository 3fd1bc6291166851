import { isProtected, isSuspicious } from '../../client/protected-paths.ts';
import { allow, ask, askByRule, askFinally, askForSafety, askGuarded, type Check, deny } from '../check.ts';
import { isCredentials } from '../credentials.ts';
import { linkForms } from '../disk.ts';
import { isMemory, isOwnRecord } from '../own-files.ts';
import { expandHome, isWithin, resolve } from '../paths/posix.ts';
import type { PathRules } from '../paths/rules.ts';
import { hasClassifier, type Policy, type Session } from '../policy.ts';
import type { Rule } from '../rule.ts';

/** permissions-paths §3.4: the file that an input names. */
export const namedFile = (text: string, { places }: Session): string => resolve(places.current, expandHome(text.trim(), places.home));

/** The path and every form that its links pass through (permissions-paths §3.6). */
export const formsOf = (path: string, session: Session): readonly string[] => linkForms(path, session.disk);

export const inWorkingDirs = (path: string, session: Session): boolean => session.places.working.some((dir) => isWithin(path, dir));

/** Deny and ask: any form; allow: every form. */
export function someForm(rules: PathRules, forms: readonly string[], session: Session): Rule | undefined {
  for (const form of forms) {
    const rule = rules.match(form, session.places);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

export function everyForm(rules: PathRules, forms: readonly string[], session: Session): Rule | undefined {
  let last: Rule | undefined;
  for (const form of forms) {
    last = rules.match(form, session.places);
    if (last === undefined) return undefined;
  }
  return last;
}

/** Read, Grep and Glob (permissions-paths §3.1). */
export function checkRead(tool: string, path: string, policy: Policy): Check {
  const { rules, session } = policy;
  const forms = formsOf(path, session);
  const denied = rules.whole('deny', 'Read') ?? someForm(rules.paths('deny', 'Read'), forms, session);
  if (denied) return deny('path deny', 'a deny rule matches the path', denied);
  const asked = rules.whole('ask', 'Read') ?? someForm(rules.paths('ask', 'Read'), forms, session);
  if (asked) return askByRule('path ask', asked);
  if (forms.some(isSuspicious) && !hasClassifier(session)) return ask('path check', 'the name could mean another file on Windows');
  const edit = forms.some(isProtected) ? undefined : everyForm(rules.paths('allow', 'Edit'), forms, session);
  if (edit) return allow('path allow', 'an Edit allow rule covers reading the path', edit);
  if (forms.every((form) => inWorkingDirs(form, session))) return allow('built-in default', `${tool} inside the working directories needs no rule`);
  if (forms.every((form) => inWorkingDirs(form, session) || isOwnRecord(form, session)))
    return allow('built-in default', 'what the client keeps about the project is free to read');
  const read = everyForm(rules.paths('allow', 'Read'), forms, session);
  if (read) return allow('path allow', 'a Read allow rule matches the path', read);
  if (hasClassifier(session)) return allow('mode', `${session.mode} lets reading pass`);
  return ask('path check', 'the path is outside the working directories');
}

/** Edit, Write and NotebookEdit (permissions-paths §3.1). */
export function checkWrite(tool: string, path: string, policy: Policy): Check {
  const { rules, session } = policy;
  const forms = formsOf(path, session);
  const denied =
    (tool === 'NotebookEdit' ? undefined : (rules.whole('deny', 'Read') ?? someForm(rules.paths('deny', 'Read'), forms, session))) ??
    someForm(rules.paths('deny', 'Edit'), forms, session);
  if (denied) return deny('path deny', 'a deny rule matches the path', denied);
  if (forms.some((form) => isCredentials(form, session.places))) return deny('safety check', "the client's own credentials: its tools never write them");
  if (session.disk.kind(path) === 'link') return deny('path check', 'the file is a symbolic link: the client refuses to write through it');
  const asked = someForm(rules.paths('ask', 'Edit'), forms, session);
  if (asked) return askByRule('path ask', asked);
  const whole = rules.whole('ask', tool);
  if (whole === undefined && forms.every((form) => isMemory(form, session))) return allow('built-in default', 'the notes of the project are its own to write');
  const unsafe = unsafeWrite(forms);
  if (unsafe) return unsafe;
  if (session.mode === 'plan') return askFinally('mode', 'plan mode asks before every write');
  const inside = forms.every((form) => inWorkingDirs(form, session));
  if ((session.mode === 'acceptEdits' || session.mode === 'auto') && inside)
    return allow('mode', `${session.mode} lets edits inside the working directories pass`);
  const opened = everyForm(rules.paths('allow', 'Edit'), forms, session);
  if (opened) return allow('path allow', 'an Edit allow rule matches the path', opened);
  if (forms.length > 1 && inWorkingDirs(path, session) && !inside) return askGuarded('the path leads through a link out of the working directories');
  const star = inside ? rules.specific('allow', tool).find((rule) => rule.specifier === '*') : undefined;
  if (star) return allow('path allow', 'the rule covers the working directories', star);
  return ask(inside ? 'no rule' : 'path check', inside ? 'no rule allows it' : 'the path is outside the working directories');
}

/** S2: what no rule opens for writing. */
export function unsafeWrite(forms: readonly string[]): Check | undefined {
  if (forms.some(isProtected)) return askForSafety('the file is protected: no allow rule opens it for writing');
  if (forms.some(isSuspicious)) return askForSafety('the name could mean another file on Windows');
  return undefined;
}
