import type { Call } from '../policy.ts';

/** Calls as sessions make them, of one tool: one that usually needs no rule first, then some that need one. */
export function usualCalls(tool: string, start: string): readonly Call[] {
  return inputs(tool, start).map((input) => ({ tool, input }));
}

function inputs(tool: string, start: string): readonly Readonly<Record<string, unknown>>[] {
  switch (tool) {
    case 'Bash':
    case 'Monitor':
      return ['make', 'ls', 'git push', 'curl https://example.com', 'node x.js', 'deploy', 'xyz', 'make $V'].map((command) => ({ command }));
    case 'Read':
      return [`${start}/src/x`, '/etc/hosts', '/x'].map((file_path) => ({ file_path }));
    case 'Grep':
    case 'Glob':
      return [`${start}/src`, '/etc', '/x'].map((path) => ({ pattern: 'x', path }));
    case 'Write':
    case 'MultiEdit':
      return [`${start}/src/x`, '/x'].map((file_path) => ({ file_path, content: '' }));
    case 'Edit':
      return [`${start}/src/x`, '/x'].map((file_path) => ({ file_path, old_string: 'a', new_string: 'b' }));
    case 'NotebookEdit':
      return [`${start}/x.ipynb`, '/x.ipynb'].map((notebook_path) => ({ notebook_path, new_source: '' }));
    case 'WebFetch':
      return ['https://example.com/', 'https://docs.python.org/', 'https://xyz.example/'].map((url) => ({ url, prompt: 'Summarise' }));
    case 'WebSearch':
      return [{ query: 'x' }];
    case 'Agent':
      return [{ subagent_type: 'general-purpose', description: 'x', prompt: 'x' }];
    case 'Skill':
      return [{ skill: 'x' }];
    default:
      return [{}];
  }
}

/** Commands that modes decide by themselves. */
export const MODE_COMMANDS: readonly string[] = ['mkdir x', 'touch x', 'rm x', 'mkdir x &', 'touch x &', 'sed s/a/b/ x'];

/** Tools whose check looks at the input: what one call shows is no proof for another. All others are judged by name and by field rules alone. */
const LOOKED_INTO: ReadonlySet<string> = new Set([
  'Bash',
  'Monitor',
  'Read',
  'Grep',
  'Glob',
  'Write',
  'Edit',
  'MultiEdit',
  'NotebookEdit',
  'WebFetch',
  'Agent',
  'Skill',
]);

/** Tools of which one call shows all: nothing but their name and field rules decides. */
export const isSimpleTool = (tool: string): boolean => !LOOKED_INTO.has(tool) && !tool.startsWith('mcp__') && !tool.includes('*');

export const isLookedInto = (tool: string): boolean => LOOKED_INTO.has(tool);

/** Input fields of Bash besides its command. */
export const BASH_FIELDS: ReadonlySet<string> = new Set(['description', 'run_in_background', 'timeout', 'dangerouslyDisableSandbox']);
