import type { Facts } from '../model/harness.ts';

const answers = new WeakMap<Facts, boolean>();

/**
 * Whether the tree holds nothing but configuration: no source, no README, no manifest. A copy of that kind (collected by a fleet
 * tool, a sparse checkout) says nothing about files that it leaves out, so a missing file proves nothing there.
 */
export function isPartialCopy(facts: Facts): boolean {
  let answer = answers.get(facts);
  if (answer === undefined) {
    answer = facts.files().every((file) => CONFIGURATION.test(file) && (/(?:^|\/)\.\w+\//.test(file) || !WHOLE.test(file)));
    answers.set(facts, answer);
  }
  return answer;
}

const CONFIGURATION = /\.(?:jsonc?|md|mdc|toml|example|SYMLINK)$|(?:^|\/)\.(?:git|docker|npm)ignore$/;
const WHOLE = /(?:^|\/)(?:README|LICEN[CS]E|CHANGELOG)(?:\.\w+)?$|(?:^|\/)(?:package|tsconfig|composer|deno)\.json$|(?:^|\/)(?:pyproject|Cargo)\.toml$/i;
