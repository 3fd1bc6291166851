import type { StartedSession } from '../session.ts';
import type { Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { endOf, type RunMachine } from './machine.ts';
import { processEnvironment } from './variables.ts';

/** Each of these stands for a login, as far as names tell. */
const KEYS = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_VERTEX',
  'CLAUDE_CODE_USE_FOUNDRY',
];

/** Whether a login holds only the vendor knows; that there is nothing of one is worth a word. */
export function checkLogin(launch: Launch, session: StartedSession, machine: RunMachine, results: Results): void {
  const env = processEnvironment(launch, session);
  if (launch.partly || KEYS.some((name) => (env.get(name) ?? '') !== '')) return;
  if (session.files.some(({ file, status }) => (status === 'in force' || status === 'partly') && typeof file.value['apiKeyHelper'] === 'string')) return;
  const folder = launch.env.get('CLAUDE_CONFIG_DIR') ?? `${launch.home ?? ''}/.claude`;
  if (endOf(`${folder}/.credentials.json`, machine).look === undefined)
    results.skip('whether the client is logged in', 'no key, token or credentials file was found; the system may keep one');
}
