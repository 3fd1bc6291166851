import { allPrompts } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

/** Names whose loss switches a guard off. */
const GUARDS = /^(?:disable-?model-?invocation|disallowed-?tools|allowed-?tools|tools|hooks|permission-?mode|user-?invocable|context|paths)$/i;

export default defineRule({
  id: 'lost-front-matter',
  title: 'Front matter that the client drops as a whole',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'One mistake in the lines between the two `---` makes the client drop all of them, silently. A skill or command stays usable without its description, its `disable-model-invocation` and its `disallowed-tools`; an agent is not there at all. Some values are repaired (a second `: `, a leading `*`, `@` or `%`, `[a] [b]`); an unclosed quote, a tab as indentation, a blank line before the first `---`, a missing closing `---` and a list are not.',
  remedy: 'Correct the line that is named here; put the value in quotes where in doubt.',
  references: ['permissions-paths §9.6', 'permissions-paths §11'],
  messages: {
    lost: '{why}: all front matter is lost, {names} included',
    vanished: '{why}: all front matter is lost, so this agent does not exist for the client',
  },

  check({ harness }, report) {
    for (const prompt of allPrompts(harness)) {
      const problem = prompt.document.problems.find((p) => p.kind === 'front-matter');
      if (!problem || !prompt.lost) continue;
      if (prompt.kind === 'agent') {
        report(problem.origin, 'vanished', { why: problem.message }, { severity: 'error' });
        continue;
      }
      const guards = prompt.lost.filter((name) => GUARDS.test(name));
      const names = (guards.length > 0 ? guards : prompt.lost).slice(0, 4).join(', ') || 'every value';
      const matters = (prompt.kind === 'skill' || prompt.kind === 'command') && guards.length > 0;
      report(problem.origin, 'lost', { why: problem.message, names }, { severity: matters ? 'error' : prompt.kind === 'memory' ? 'note' : 'warning' });
    }
  },
});

const skill = (text: string): Examples['bad'][number]['files'] => ({ '.claude/skills/deploy/SKILL.md': text });
export const examples = (): Examples => ({
  bad: [
    {
      title: 'A quote that is never closed',
      files: skill('---\nname: deploy\ndescription: «"Deploys the service»\ndisable-model-invocation: true\n---\nDeploy it.\n'),
    },
    { title: 'No closing line', files: skill('«---»\nname: deploy\ndescription: Deploys the service\nallowed-tools: Read\n\nDeploy it.\n') },
    { title: 'A blank line first', files: skill('\n«---»\nname: deploy\ndescription: Deploys the service\n---\nDeploy it.\n') },
    { title: 'An agent that vanishes', files: { '.claude/agents/reviewer.md': '---\nname: reviewer\ntools: «"Read»\n---\nReview.\n' } },
  ],
  good: [
    { title: 'A second colon is repaired by the client', files: skill('---\nname: deploy\ndescription: Use when: the build is green\n---\n') },
    { title: 'Placeholders in brackets are repaired too', files: skill('---\nname: deploy\ndescription: Deploys\nargument-hint: [service] [stage]\n---\n') },
    { title: 'No front matter at all', files: skill('# Deploy\n\n---\n\nSteps\n') },
  ],
});
