import type { Checkout, ClientStart, EntryCommand, WorkflowJob } from '../../model/entry.ts';

/** Events that people without rights to the repository cause, and whose runs have its secrets. */
const PRIVILEGED: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'discussion_comment']);

/** The event by which a stranger starts this job with the secrets of the repository. */
export const strangersEvent = (job: WorkflowJob): string | undefined =>
  isOwnOnly(job) ? undefined : [...job.triggers.keys()].find((name) => PRIVILEGED.has(name));

/** `if:` lets only pull requests of the repository itself in. */
export const isOwnOnly = ({ conditions }: WorkflowJob): boolean => conditions.some((text) => OWN_BRANCHES.test(text));
const OWN_BRANCHES =
  /head\.repo\.full_name == github\.repository|github\.repository == github\.event\.pull_request\.head\.repo\.full_name|!github\.event\.pull_request\.head\.repo\.fork/;

/** `if:` asks who it is: a member, by name or by rights. */
export const asksWho = ({ conditions }: WorkflowJob): boolean =>
  conditions.some((text) => /author_association|github\.actor\b|sender\.login|user\.login/.test(text));

/** Text that whoever opens an issue or a pull request writes. */
const WRITTEN =
  /\bgithub\.(?:event\.(?:(?:issue|pull_request|discussion)\.(?:title|body)|(?:comment|review|review_comment)\.body|pull_request\.head\.(?:ref|label|repo\.default_branch)|workflow_run\.(?:head_branch|head_commit\.message|display_title)|head_commit\.(?:message|author\.\w+)|commits\b.*\.message|pages\b.*\.page_name)|head_ref)\b/;

/** The first of these expressions that a stranger writes. A condition or a function round it gives something else. */
export const writtenByStranger = (holes: readonly string[]): string | undefined =>
  holes.find((hole) => WRITTEN.test(hole) && !/^(?:contains|startsWith|endsWith)\(|==|!=/.test(hole));

/** A checkout of what a pull request brings. */
export const foreignCheckout = ({ checkouts }: WorkflowJob): Checkout | undefined =>
  checkouts.find(
    ({ ref = '', repository = '' }) =>
      /\bhead[._](?:sha|ref|branch)\b|\bhead_ref\b|refs\/pull\/|pull\/\$|merge_commit_sha/.test(ref) || /\bhead\.repo\b|head_repository/.test(repository),
  );

/** `gh pr checkout 5`, `git fetch origin pull/5/head`, a clone of an address that somebody hands over. */
export function bringsForeign({ program, args, inside }: EntryCommand): boolean {
  const words = args.map(({ value }) => value);
  if (inside) return false;
  if (program === 'gh') return words[0] === 'pr' && words[1] === 'checkout';
  if (program !== 'git') return false;
  const verb = words.find((word) => !word.startsWith('-'));
  if (verb === 'fetch' || verb === 'checkout' || verb === 'pull') return words.some((word) => /(?:^|[:+/])pull\/|refs\/pull\//.test(word));
  return verb === 'clone' && args.some(({ text }) => /^"?\$\{?[1-9]\b/.test(text));
}

/** Options by which the client leaves out what the files of the folder say. */
export function leavesProjectOut({ flags, complete }: ClientStart): boolean {
  return (
    !complete ||
    flags.some(
      ({ name, values }) =>
        /^(?:bare|restricted|safe-mode)$/.test(name) || (name === 'setting-sources' && !values.some(({ value }) => /project|local/.test(value))),
    )
  );
}
