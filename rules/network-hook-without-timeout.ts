import { fetchedCode, mayHarm, networked } from '../src/capability/shell-harm.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';

export default defineRule({
  id: 'network-hook-without-timeout',
  title: 'Hook that waits for the network without a limit of its own',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'hooks',
  why: 'The session stands still while a hook runs. A request to a host that does not answer holds every call until the default limit of the client ends it, and a guard that is ended this way has not objected.',
  remedy: 'Give the hook a `"timeout"` in seconds, or the request one of its own (`curl --max-time 5`); run what need not be waited for with `"async": true`.',
  references: ['surfaces HOOK-FAIL-OPEN'],
  messages: { waits: 'this {event} hook makes a network request ({program}) without a time limit: a host that does not answer stops the session' },

  check({ harness }, report) {
    for (const { command, type, event, args, value, commandOrigin } of harness.hooks) {
      if (
        command === undefined ||
        type === 'prompt' ||
        type === 'http' ||
        args ||
        value['timeout'] !== undefined ||
        value['async'] === true ||
        !mayHarm(command)
      )
        continue;
      const { commands } = parseShell(command);
      const request = networked(commands);
      // Where it runs what it fetches, the time is the least of the worries.
      if (!request || fetchedCode(commands) || /(?:^|\s)(?:timeout|gtimeout)\s|&\s*(?:$|\))|\bnohup\b/.test(command)) continue;
      if (request.program === 'curl' && request.args.some((a) => /^(?:--max-time|--connect-timeout|-[a-zA-Z]*m\d*)/.test(a))) continue;
      if (request.program === 'wget' && request.args.some((a) => /^(?:--timeout|-T|--connect-timeout|--read-timeout)/.test(a))) continue;
      report(commandOrigin, 'waits', { event, program: request.program });
    }
  },
});

const hook = (command: string, more = '') => settings(`{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": ${command}${more} }] }] } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'No limit', files: hook('«"curl -s -d text=done https://chat.acme.dev/post"»') }],
  good: [
    { title: "The client's limit", files: hook('"curl -s -d text=done https://chat.acme.dev/post"', ', "timeout": 5') },
    { title: "The request's own", files: hook('"curl -s --max-time 5 -d text=done https://chat.acme.dev/post"') },
    { title: 'Nobody waits', files: hook('"curl -s -d text=done https://chat.acme.dev/post"', ', "async": true') },
    { title: 'This machine', files: hook('"curl -s http://127.0.0.1:9000/done"') },
  ],
});
