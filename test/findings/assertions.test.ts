import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/findings/read-config.lazy.ts';

const read = (value: unknown) => readConfig('.grantlint.jsonc', JSON.stringify(value), []);
const errors = (value: unknown) => {
  const config = read(value);
  return 'errors' in config ? config.errors.map(({ message }) => message) : [];
};

describe('assertions in the configuration', () => {
  test('are read with their place', () => {
    const config = read({ never: ['Bash(git push:*)', 'capability:exec'], always: ['Bash(npm test)'] });
    expect('errors' in config ? [] : [...config.never, ...config.always]).toEqual([
      { text: 'Bash(git push:*)', path: ['never', 0] },
      { text: 'capability:exec', path: ['never', 1] },
      { text: 'Bash(npm test)', path: ['always', 0] },
    ]);
  });

  test.each([
    [{ never: 'Bash' }, '"never" must be an array'],
    [{ never: [3] }, '"never" holds permission rules'],
    [{ never: ['git push'] }, 'is no permission rule'],
    [{ never: ['Gitpush'] }, 'no tool is called "Gitpush"'],
    [{ never: ['Bash('] }, 'is no permission rule'],
    [{ never: ['capability:network'] }, 'unknown capability "network"'],
    [{ always: ['capability:exec'] }, 'a capability can only be forbidden'],
    [{ always: ['*'] }, 'no tool is called "*"'],
  ])('%j is a mistake', (value, message) => expect(errors(value)).toEqual([expect.stringContaining(message)]));
});
