import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'claude',
    powers: [
      { can: 'exec', words: `--dangerously-skip-permissions -p 'run id'`, purpose: true },
      { can: 'escalate', words: '--permission-mode bypassPermissions -p x', mild: true },
      { can: 'persist', words: 'mcp add x -- sh -c id', mild: true },
      { can: 'install', words: 'plugin install x@y', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['doctor', '--version', '--help', 'config get'],
    instead: ['claude doctor'],
    source: ['cc-docs:cli-reference'],
    confidence: 'high',
  },
  {
    prefix: 'claude mcp',
    powers: [{ can: 'persist', words: 'add x -- sh -c id' }],
    safe: ['list', 'get'],
    instead: ['claude mcp list'],
    source: ['cc-docs'],
    confidence: 'medium',
  },
  { prefix: 'claude plugin', powers: [{ can: 'install', words: 'install x@y' }], safe: ['validate'], source: ['cc-docs:cli-reference'], confidence: 'medium' },
  { prefix: 'claude setup-token', powers: [{ can: 'secrets', words: '' }], source: ['cc-docs'], confidence: 'high' },
  {
    prefix: 'claude mcp add',
    powers: [{ can: 'persist', words: 'x -- sh -c id' }],
    rather: ['claude mcp list'],
    source: ['cc-docs:cli-reference'],
    confidence: 'medium',
  },
  {
    prefix: 'claude -p',
    also: ['claude --print'],
    powers: [{ can: 'exec', words: `'run id' --dangerously-skip-permissions`, purpose: true }],
    instead: ["claude -p 'summarize the log'"],
    source: ['cc-docs:cli-reference'],
    confidence: 'high',
  },
];
