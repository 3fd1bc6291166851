import { wordsIn } from '../src/findings/entry/status.ts';
import { asksWho, isOwnOnly, strangersEvent, writtenByStranger } from '../src/findings/entry/workflows.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';

export default defineRule({
  id: 'injectable-step',
  title: 'Workflow that puts the text of a stranger into a command or a prompt',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'The text is put in before the shell reads the line: a pull request with the title `$(curl … | sh)` runs that command, with the token and the secrets of the workflow. In a prompt it speaks to the model with the voice of its owner.',
  remedy: 'Hand it over in a variable: `env: { TITLE: ${{ … }} }` and `"$TITLE"` in the command.',
  references: ['surfaces CI-TRIFECTA', 'surfaces Comment-and-Control'],
  messages: {
    shell: '{expression} is put into this command before the shell reads it: whoever writes that text runs commands here',
    options: '{expression} is put among the options of the client: whoever writes that text can add some, such as --dangerously-skip-permissions',
    prompt: '{expression} becomes part of the prompt: whoever writes that text tells the model what to do',
  },

  check({ harness }, report) {
    for (const { job, command, text, prompt, inputs } of entriesOf(harness).starts) {
      if (!job) continue;
      const event = strangersEvent(job);
      const words = text?.commands.flatMap(wordsIn) ?? [];
      const word = words.find(({ holes }) => writtenByStranger(holes) !== undefined);
      const expression = word && writtenByStranger(word.holes);
      // A pull request from a fork has no secrets: it is a stranger's command all the same.
      if (word && expression !== undefined) {
        if (!isOwnOnly(job) && (event !== undefined || job.triggers.has('pull_request')))
          report(word.at, 'shell', { expression }, asksWho(job) ? { severity: 'note' } : event === undefined ? { severity: 'warning' } : {});
        continue;
      }
      const args = inputs.get('claude_args');
      const added = args && writtenByStranger(args.holes);
      if (args && added !== undefined && event !== undefined)
        report(
          args.at,
          'options',
          { expression: added },
          { severity: asksWho(job) ? 'note' : 'warning', remedy: 'Leave it out of `claude_args`: give it to the model as data.' },
        );
      const spoken = command ? undefined : prompt.find(({ holes }) => writtenByStranger(holes) !== undefined);
      const said = spoken && writtenByStranger(spoken.holes);
      if (spoken && said !== undefined && event !== undefined)
        report(spoken.at, 'prompt', { expression: said }, { severity: 'note', remedy: 'Give the model the number and let it read the text itself, as data.' });
    }
  },
});

const workflow = (event: string, step: string) => ({
  '.github/workflows/ai.yml': `on: ${event}\njobs:\n  ai:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'A title', files: workflow('pull_request_target', '      - run: claude -p «"Review ${{ github.event.pull_request.title }}"» --max-turns 5') },
    {
      title: 'A comment',
      files: workflow('issue_comment', '      - run: |\n          echo «"${{ github.event.comment.body }}"» > ask.txt\n          claude -p "Answer ask.txt"'),
    },
    {
      title: 'In the prompt of the action',
      files: workflow('issues', '      - uses: anthropics/claude-code-action@v1\n        with:\n          prompt: «"Triage: ${{ github.event.issue.body }}"»'),
    },
    {
      title: 'Among the options of the action',
      files: workflow(
        'issues',
        '      - uses: anthropics/claude-code-action@v1\n        with:\n          prompt: triage\n          claude_args: «--append-system-prompt "${{ github.event.issue.title }}"»',
      ),
    },
  ],
  good: [
    {
      title: 'Only pull requests of the repository itself',
      files: workflow(
        'pull_request_target',
        '      - if: github.event.pull_request.head.repo.full_name == github.repository\n        run: claude -p "Review ${{ github.event.pull_request.title }}"',
      ),
    },
    {
      title: 'In a variable',
      files: workflow('pull_request_target', '      - env:\n          TITLE: ${{ github.event.pull_request.title }}\n        run: claude -p "Review $TITLE"'),
    },
    { title: 'A number', files: workflow('issues', '      - run: claude -p "Triage issue ${{ github.event.issue.number }}"') },
    { title: 'What only members can start', files: workflow('push', '      - run: claude -p "Look at ${{ github.event.head_commit.message }}"') },
    { title: 'A condition', files: workflow('issue_comment', '      - run: "[ ${{ contains(github.event.comment.body, \'go\') }} = true ] && claude -p go"') },
    { title: 'A workflow without the client', files: workflow('issues', '      - run: echo "${{ github.event.issue.title }}"') },
  ],
});
