import { loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { passesUnder } from '../src/findings/session-policy.lazy.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'runs-anything',
  title: 'Shell permission for a program that runs any other program',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'An interpreter, a shell, a wrapper or a package runner takes the program to run as an argument. The client checks nothing of it, so the rule is the same as allowing every command.',
  remedy: 'Allow the exact commands, each as its own rule.',
  references: ['permissions-bash W1, C5', 'surfaces PERM-INTERP, PERM-RUNNER'],
  messages: { open: '{rule} runs any program without a prompt, for example {witness}: arbitrary execution{also}{around}' },

  check(subject, report) {
    const denied = loadedGrants(subject.harness, 'deny').filter(({ rule }) => rule.tool === 'Read' && rule.specifier !== undefined);
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'runs-anything')) {
      const open = INTERPRETER.test(grant.rule.specifier ?? '') ? denied.filter((deny) => sameSession(deny, grant)) : [];
      const [first] = open;
      const around = first ? `; it steps around ${shorten(first.rule.text, 40)} and still reads what that denies` : '';
      const related = open.slice(0, 3).map((deny) => ({ at: deny.origin, message: 'a deny rule that the program steps around' }));
      const through = lookedThrough(grant);
      report(
        grant.origin,
        'open',
        { rule: shorten(grant.rule.text), witness, also, around },
        { ...more, ...(through !== undefined && { remedy: through }), ...(first && { related }), severity },
      );
    }
  },
});

/** Programs that open files themselves, where no Read rule sees it. */
const INTERPRETER = /^(?:python[\d.]*|node|deno|bun|perl|ruby|php)\b/;

/** What the client takes off a command before it looks for allow rules: a rule on what is started does the same. Said where the engine agrees. */
function lookedThrough({ rule }: Grant): string | undefined {
  const started = WRAPPER.exec(rule.specifier ?? '')?.[1];
  if (started === undefined) return undefined;
  const command = [`${started} npm test`, `${started} 60 npm test`].find((one) => passesUnder('Bash(npm test)', one));
  return command === undefined
    ? undefined
    : `Allow what it starts by a rule of its own: the client looks through ${started.split(' ')[0]}, so \`Bash(npm test)\` also lets \`${command}\` run.`;
}

/** permissions-bash W1. */
const WRAPPER = /^((?:time|nohup|nice|timeout|stdbuf|command|builtin|noglob)(?: [\w.-]+)*)(?::\*| \*)$/;

export const examples = (): Examples => ({
  bad: [
    { title: 'An interpreter', files: allow('«"Bash(python:*)"»', '«"Bash(node *)"»') },
    { title: 'A wrapper', files: allow('«"Bash(xargs:*)"»', '«"Bash(timeout 60:*)"»') },
    { title: 'A package runner', files: allow('«"Bash(npx:*)"»') },
    { title: 'Inside a container', files: allow('«"Bash(docker exec web:*)"»', '«"Bash(docker exec -it web bash:*)"»') },
    { title: 'An interpreter that a package runner starts', files: allow('«"Bash(uv run python:*)"»', '«"Bash(npx -y tsx:*)"»', '«"Bash(pnpm tsx:*)"»') },
    { title: 'An interpreter behind its options', files: allow('«"Bash(python3 -W ignore:*)"»', '«"Bash(node --import tsx:*)"»') },
    { title: 'Code in a quotation mark that the rule opens', files: allow(`«"Bash(python -c ' *)"»`) },
  ],
  good: [
    { title: 'An exact command', files: allow('"Bash(python3 scripts/report.py)"') },
    { title: 'The program is fixed', files: allow('"Bash(python3 scripts/report.py:*)"', '"Bash(npx tsc:*)"', '"Bash(timeout 60 npm test:*)"') },
    { title: 'A tool that a package runner starts', files: allow('"Bash(uv run pytest:*)"', '"Bash(npx -y tsc:*)"', '"Bash(docker exec web ls:*)"') },
    { title: 'Checks that run nothing', files: allow('"Bash(bash -n:*)"', '"Bash(python3 --version:*)"') },
    { title: 'A prefix that the client never lets through', files: allow('"Bash(eval:*)"') },
    { title: 'A redirection in a pattern: nothing matches it', files: allow('"Bash(npx * 2>&1)"', '"Bash(python3 * 2>/dev/null)"') },
    { title: 'A wrapper in a form that the client does not take apart', files: allow('"Bash(env -S *)"', '"Bash(timeout src/*)"') },
    { title: 'Only looking a program up', files: allow('"Bash(command -v:*)"') },
  ],
});
