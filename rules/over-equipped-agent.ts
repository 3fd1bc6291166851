import { inFrontMatter, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

/** Descriptions that promise to change nothing. */
const READ_ONLY =
  /\bread[- ]only\b|\b(?:does not|doesn't|do not|don't|never|without|will not|must not|cannot) (?:ever )?(?:modif\w+|edit\w*|chang\w+|writ\w+|alter\w*|touch\w*)(?: or \w+)? (?:any |the |your |its )?(?:code|files?|anything|source|project|repository|codebase)\b|\b(?:only|just) (?:reads|analy[sz]es|reviews|reports|inspects)\b/i;
const WRITING = /^(?:Edit|Write|MultiEdit|NotebookEdit)$/;

export default defineRule({
  id: 'over-equipped-agent',
  title: 'Agent that promises to change nothing and may change everything',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'agents',
  why: 'An agent without `tools` gets every tool of the session, editing, the shell and all servers included. What its description promises binds nobody.',
  remedy: 'List what it needs, for example `tools: Read, Grep, Glob`.',
  references: ['surfaces AGENT-TOOLS-ALL'],
  messages: {
    all: 'the description says that this agent changes nothing, but without `tools` it gets every tool',
    writes: 'the description says that this agent changes nothing, but its tools hold {tool}',
  },

  check({ harness }, report) {
    for (const agent of harness.agents) {
      const description = textOf(agent, 'description');
      if (description === undefined || !READ_ONLY.test(description)) continue;
      const { tools, disallowedTools } = agent.frontMatter;
      const at = inFrontMatter(agent, 'description');
      if (tools == null && disallowedTools == null) report(at, 'all');
      const listed = typeof tools === 'string' ? tools.split(/[\s,]+/) : Array.isArray(tools) ? tools.map(String) : [];
      const tool = listed.find((name) => WRITING.test(name));
      if (tool !== undefined) report(inFrontMatter(agent, 'tools'), 'writes', { tool });
    }
  },
});

const agent = (tools: string, description = 'Read-only reviewer of pull requests'): Examples['bad'][number]['files'] => ({
  '.claude/agents/reviewer.md': `---\nname: reviewer\ndescription: ${description}\n${tools}---\nReview.\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Every tool', files: agent('', '«Read-only reviewer of pull requests»') },
    { title: 'A tool that writes', files: agent('tools: «Read, Grep, Edit»\n', 'Reviews; never edits files') },
  ],
  good: [
    { title: 'Reading tools', files: agent('tools: Read, Grep, Glob\n') },
    { title: 'No such promise', files: agent('', 'Fixes lint errors') },
  ],
});
