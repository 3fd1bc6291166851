import { inFrontMatter } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { Prompt } from '../src/model/harness.ts';

interface Check {
  readonly of: readonly Prompt['kind'][];
  /** What is wrong with the value, with what the client does about it; undefined where nothing is. */
  readonly flaw: (value: unknown) => string | undefined;
}

const oneOf =
  (words: readonly string[], consequence: string) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && words.includes(value.trim()) ? undefined : `must be one of ${words.join(', ')}; ${consequence}`;

const BOOLEAN = (value: unknown): string | undefined =>
  typeof value === 'boolean' || value === 0 || value === 1 || (typeof value === 'string' && /^(?:true|false|yes|no|on|off|0|1)$/i.test(value.trim()))
    ? undefined
    : 'must be true or false; the client takes every other word for false';

const TOOLS = (value: unknown): string | undefined =>
  typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    ? undefined
    : 'must be a text or a list of texts; the client reads no tools from it';

const CHECKS: Readonly<Record<string, Check>> = {
  context: { of: ['skill', 'command'], flaw: oneOf(['fork', 'inline'], 'the client ignores it') },
  shell: { of: ['skill', 'command'], flaw: oneOf(['bash', 'powershell'], 'the client ignores it') },
  'disable-model-invocation': { of: ['skill', 'command'], flaw: BOOLEAN },
  'user-invocable': { of: ['skill', 'command'], flaw: BOOLEAN },
  'allowed-tools': { of: ['skill', 'command'], flaw: TOOLS },
  'disallowed-tools': { of: ['skill', 'command'], flaw: TOOLS },
  tools: { of: ['agent'], flaw: TOOLS },
  disallowedTools: { of: ['agent', 'skill', 'command'], flaw: TOOLS },
  permissionMode: {
    of: ['agent'],
    flaw: oneOf(['default', 'acceptEdits', 'plan', 'dontAsk', 'bypassPermissions', 'auto', 'manual'], 'the agent has the mode of its session'),
  },
  effort: {
    of: ['skill', 'command', 'agent'],
    flaw: (value) => (typeof value === 'number' ? undefined : oneOf(['low', 'medium', 'high', 'xhigh', 'max'], 'the client ignores it')(value)),
  },
  model: {
    of: ['skill', 'command', 'agent'],
    flaw: (value) =>
      typeof value === 'string' && /^(?:inherit|default|best|opusplan|(?:opus|sonnet|haiku|fable|mythos)(?:\[1m\])?)$|claude|[:/.$]/i.test(value.trim())
        ? undefined
        : 'is no model that is known here; the client sends the name as it is, and the request fails if there is none',
  },
  memory: { of: ['agent'], flaw: oneOf(['user', 'project', 'local'], 'the client ignores it') },
  isolation: { of: ['agent'], flaw: oneOf(['worktree'], 'the client ignores it') },
};

const RESTRAINTS: ReadonlySet<string> = new Set([
  'disable-model-invocation',
  'allowed-tools',
  'disallowed-tools',
  'tools',
  'disallowedTools',
  'permissionMode',
  'context',
  'isolation',
]);

export default defineRule({
  id: 'invalid-front-matter-value',
  title: 'Front-matter value that the client does not understand',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The client does not complain about a value that it does not know; it goes on as if the line were not there.',
  remedy: 'Use a value that the client knows, or remove the line.',
  references: ['permissions-paths §9.1, §9.2', 'permissions-paths §5.8'],
  messages: { invalid: '{key} {what}' },

  check({ harness }, report) {
    for (const prompt of [...harness.skills, ...harness.commands, ...harness.agents]) {
      for (const [key, value] of Object.entries(prompt.frontMatter)) {
        const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
        if (!check?.of.includes(prompt.kind) || value == null || value === '') continue;
        // A template's value is filled in later.
        if (typeof value === 'string' && /[{<]/.test(value)) continue;
        const what = check.flaw(value);
        // A restraint that the client does not understand is a restraint that is off.
        if (what !== undefined) report(inFrontMatter(prompt, key), 'invalid', { key, what }, RESTRAINTS.has(key) ? { severity: 'warning' } : {});
      }
    }
  },
});

const skill = (line: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes it\n${line}\n---\n`,
});
const agent = (line: string): Examples['bad'][number]['files'] => ({ '.claude/agents/a.md': `---\nname: a\ndescription: d\n${line}\n---\n` });
export const examples = (): Examples => ({
  bad: [
    { title: 'An unknown context', files: skill('context: «forked»') },
    { title: 'A word that is not true', files: skill('disable-model-invocation: «maybe»') },
    { title: 'Tools as a mapping', files: skill('allowed-tools: «{Read: true}»') },
    { title: 'A mode that does not exist', files: agent('permissionMode: «readOnly»') },
    { title: 'A model of nobody', files: agent('model: «fast»') },
  ],
  good: [
    { title: 'Known values', files: skill('context: fork\nmodel: opus\neffort: high\ndisable-model-invocation: yes') },
    { title: 'A full model name', files: agent('model: claude-opus-5-5\npermissionMode: plan') },
    { title: 'Nothing at all', files: skill('allowed-tools:') },
  ],
});
