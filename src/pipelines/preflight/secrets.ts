import type { Finding } from '../../findings/finding.ts';
import { type Fault, faultInWords, isHarm, secretFaults } from '../../findings/secret-rights.ts';
import type { Harness, SecretFile } from '../../model/harness.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { endOf, type RunMachine } from './machine.ts';

/** Faults about which nothing was established. */
const UNKNOWN: ReadonlySet<Fault> = new Set<Fault>(['unchecked', 'unseen', 'made-up']);
/** Of a file that the run loads as its environment, these count too: whoever replaces it gives the run another environment. */
const STRICT: ReadonlySet<Fault> = new Set<Fault>(['group-folder', 'foreign-folder', 'shared-folder', 'absent', 'not-a-file']);

/** The env files of the run: there, private to its user, and readable. `nameOf` gives the harness's name of an absolute path. */
export function checkVarsFiles(
  launch: Launch,
  harness: Harness,
  nameOf: (path: string) => string,
  findings: readonly Finding[],
  machine: RunMachine,
  results: Results,
): void {
  const { facts } = harness;
  for (const { file, shown, text, given } of launch.files) {
    const { look } = endOf(file, machine);
    if (look === undefined) {
      results.fail(
        'secrets',
        `the env file ${shown} is not there: the run would start without its variables`,
        `Create it with mode 600, or correct the path.`,
        { file: shown },
      );
      continue;
    }
    if (look === 'hidden') {
      results.doubt('secrets', `the env file ${shown}: this user may not look there`, AS_THE_USER, { file: shown });
      continue;
    }
    if (look.kind !== 'file') {
      results.fail('secrets', `the env file ${shown} is no regular file`, 'Put a regular file there.', { file: shown });
      continue;
    }
    if (text === undefined) results.doubt('secrets', `the env file ${shown}: it could not be read`, AS_THE_USER, { file: shown });
    if (!given && !IS_SECRET.test(file)) continue;
    const name = nameOf(file);
    const secret: SecretFile = { file: name, stat: facts.stat(name), why: 'sourced', ...allowedIn(harness, name) };
    for (const fault of secretFaults([secret], facts)) {
      if (!isHarm(fault) && !STRICT.has(fault.fault) && !UNKNOWN.has(fault.fault)) continue;
      // One failure for one cause: the rule says it with the line that loads the file.
      if (
        findings.some(
          ({ rule, file: found, message }) =>
            found === name && (rule === 'readable-secret' || (rule === 'writable-configuration' && message.includes('folder'))),
        )
      )
        continue;
      const words = faultInWords(fault);
      if (UNKNOWN.has(fault.fault)) results.doubt('secrets', `the rights of ${shown}: ${words}`, fault.remedy, { file: shown });
      else results.fail('secrets', words, fault.remedy, { file: shown });
    }
  }
}

/** What --vars-file names is taken for secret; of what a script sources, other rules judge what it holds. */
const IS_SECRET = /(?:^|\/)\.?(?:env|secrets?|credentials?)\b[^/]*$|\.env$/;

/** Our configuration may let a service group read it. */
function allowedIn({ secretFiles }: Harness, name: string): Pick<SecretFile, 'allowed'> {
  const allowed = secretFiles.find(({ file }) => file === name)?.allowed;
  return allowed === undefined ? {} : { allowed };
}
