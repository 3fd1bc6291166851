import { inFrontMatter, isTrue } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { Prompt } from '../src/model/harness.ts';

/** Names folded to letters only, with what the client would honour. `disallowedTools` is honoured in skills as it is. */
const MEANT: Readonly<Record<string, string>> = {
  allowedtools: 'allowed-tools',
  disablemodelinvocation: 'disable-model-invocation',
  disallowedtools: 'disallowed-tools',
  userinvocable: 'user-invocable',
  whentouse: 'when_to_use',
  argumenthint: 'argument-hint',
};
const HONOURED: ReadonlySet<string> = new Set([
  'allowed-tools',
  'disable-model-invocation',
  'disallowed-tools',
  'disallowedTools',
  'user-invocable',
  'when_to_use',
  'argument-hint',
]);

/** Settings that work elsewhere and do nothing in a skill or command. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  permissions: 'permission rules work in settings files only',
  permissionmode: 'a permission mode works in agents and settings only',
  permission: 'permission rules work in settings files only',
  mcpservers: 'servers are defined in .mcp.json, or in an agent',
  env: 'variables are set in settings files only',
  deny: 'permission rules work in settings files only',
  allow: 'permission rules work in settings files only',
  denies: 'permission rules work in settings files only',
  denytools: '`disallowed-tools` is the name that works',
  deniedtools: '`disallowed-tools` is the name that works',
  forbiddentools: '`disallowed-tools` is the name that works',
  sandbox: 'the sandbox is set in settings files only',
};

const AGENT_MEANT: Readonly<Record<string, string>> = {
  allowedtools: 'tools',
  disallowedtools: 'disallowedTools',
  deniedtools: 'disallowedTools',
  permissionmode: 'permissionMode',
  mcpservers: 'mcpServers',
};
const AGENT_HONOURED: ReadonlySet<string> = new Set(['tools', 'disallowedTools', 'permissionMode', 'mcpServers']);

const fold = (name: string): string => name.replace(/[-_\s]/g, '').toLowerCase();

export default defineRule({
  id: 'ignored-front-matter-key',
  title: 'Front-matter key that looks like a control and is ignored',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The client honours exact names only and says nothing about the others. Whoever wrote the key believes that a guard or a grant is in place.',
  remedy: 'Use the name that the client honours, or remove the key.',
  references: ['permissions-paths §9.1', 'permissions-paths §5.8'],
  messages: {
    misspelt: 'the client ignores `{key}`: the name that works is `{meant}`',
    open: 'the client ignores `{key}` (the name that works is `{meant}`), so the guard that it describes is not there',
    tools: 'the client ignores `tools` in a {kind}: it neither limits what may be used nor allows anything',
    elsewhere: 'the client ignores `{key}` in a {kind}: {why}',
    agent: 'agents have no `{key}` (the name that works is `{meant}`): this agent gets every tool',
  },

  check({ harness }, report) {
    for (const prompt of [...harness.skills, ...harness.commands]) {
      const { kind } = prompt;
      for (const key of Object.keys(prompt.frontMatter)) {
        if (HONOURED.has(key)) continue;
        const folded = fold(key);
        const at = { ...inFrontMatter(prompt, key), part: 'key' as const };
        const meant = Object.hasOwn(MEANT, folded) ? MEANT[folded] : undefined;
        const why = Object.hasOwn(ELSEWHERE, folded) ? ELSEWHERE[folded] : undefined;
        if (meant !== undefined) {
          // Somebody may keep both spellings for two clients.
          if (Object.hasOwn(prompt.frontMatter, meant)) continue;
          if (isGuard(folded, prompt.frontMatter[key])) report(at, 'open', { key, meant }, { severity: 'error' });
          else report(at, 'misspelt', { key, meant }, folded === 'whentouse' || folded === 'argumenthint' ? { severity: 'note' } : {});
        } else if (folded === 'tools') {
          if (!Object.hasOwn(prompt.frontMatter, 'allowed-tools')) report(at, 'tools', { kind });
        } else if (why !== undefined && !isEmpty(prompt.frontMatter[key])) {
          const restricts = /^(?:permissions?|deny|denies|denytools|deniedtools|forbiddentools|sandbox)$/.test(folded);
          report(at, 'elsewhere', { key, kind, why }, restricts ? {} : { severity: 'note' });
        }
      }
    }
    for (const agent of harness.agents)
      checkAgent(agent, (key, meant) => {
        const at = { ...inFrontMatter(agent, key), part: 'key' as const };
        if (meant === 'tools' && agent.frontMatter['tools'] === undefined) report(at, 'agent', { key, meant });
        else if (meant !== 'tools') report(at, 'misspelt', { key, meant });
      });
  },
});

const isEmpty = (value: unknown): boolean => value == null || value === '' || (Array.isArray(value) && value.length === 0);

const isGuard = (folded: string, value: unknown): boolean => (folded === 'disablemodelinvocation' && isTrue(value)) || folded === 'disallowedtools';

function checkAgent(agent: Prompt, found: (key: string, meant: string) => void): void {
  for (const key of Object.keys(agent.frontMatter)) {
    const folded = fold(key);
    const meant = !AGENT_HONOURED.has(key) && Object.hasOwn(AGENT_MEANT, folded) ? AGENT_MEANT[folded] : undefined;
    if (meant !== undefined && !Object.hasOwn(agent.frontMatter, meant)) found(key, meant);
  }
}

const skill = (lines: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/deploy/SKILL.md': `---\nname: deploy\ndescription: Deploys\n${lines}\n---\n`,
});
const agent = (lines: string): Examples['bad'][number]['files'] => ({
  '.claude/agents/reviewer.md': `---\nname: reviewer\ndescription: Reviews\n${lines}\n---\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Underscores: the model may call the skill after all', files: skill('«disable_model_invocation»: true') },
    { title: 'An older spelling', files: skill('«allowed_tools»: Read') },
    { title: 'A key of agents', files: skill('«tools»: Read, Grep') },
    { title: 'A key of settings files', files: skill('«permissions»:\n  deny:\n    - Bash') },
    { title: 'A key of skills in an agent', files: agent('«allowed-tools»: Read, Grep') },
  ],
  good: [
    { title: 'Names that the client knows', files: skill('disable-model-invocation: true\nallowed-tools: Read\ndisallowedTools: Bash') },
    { title: 'Names that claim nothing', files: skill('version: 1.0.0\nlicense: MIT\nmetadata:\n  owner: ops') },
    { title: 'Both spellings, for two clients', files: skill('allowed-tools: Read\nallowed_tools: Read') },
    { title: 'An agent with its own key', files: agent('tools: Read, Grep') },
  ],
});
