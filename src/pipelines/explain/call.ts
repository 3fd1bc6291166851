import type { Call } from '../../policy/policy.ts';

/** A call to try on the engine, and what it shows. */
export interface Trial {
  readonly call: Call;
  /** Why it does or does not match, in a few words; '' where that is plain to see. */
  readonly shows: string;
}

/** Calls that the rule seems to match, calls that come close, and calls that the client stops though the rule matches. */
export interface Trials {
  readonly hits: readonly Trial[];
  readonly misses: readonly Trial[];
  readonly stays: readonly Trial[];
}

export const bash = (command: string, shows = ''): Trial => ({ call: { tool: 'Bash', input: { command } }, shows });

export const onFile = (tool: string, file: string, shows = ''): Trial => {
  if (tool === 'Grep') return { call: { tool, input: { pattern: 'x', path: file } }, shows };
  if (tool === 'Glob') return { call: { tool, input: { pattern: '*', path: file } }, shows };
  if (tool === 'NotebookEdit') return { call: { tool, input: { notebook_path: file, new_source: 'x' } }, shows };
  if (tool === 'Write') return { call: { tool, input: { file_path: file, content: 'x' } }, shows };
  if (tool === 'Edit') return { call: { tool, input: { file_path: file, old_string: 'a', new_string: 'b' } }, shows };
  return { call: { tool, input: { file_path: file } }, shows };
};

export const fetching = (url: string, shows = ''): Trial => ({ call: { tool: 'WebFetch', input: { url, prompt: 'x' } }, shows });
export const starting = (agent: string, shows = ''): Trial => ({
  call: { tool: 'Agent', input: { subagent_type: agent, description: 'x', prompt: 'x' } },
  shows,
});
export const skill = (name: string, shows = ''): Trial => ({ call: { tool: 'Skill', input: { skill: name } }, shows });
export const plain = (tool: string, shows = ''): Trial => ({ call: { tool, input: {} }, shows });
