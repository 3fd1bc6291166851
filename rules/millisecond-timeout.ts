import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'millisecond-timeout',
  title: 'Time limit of a hook in milliseconds, where seconds count',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'hooks',
  why: 'The `timeout` of a hook is in seconds. `10000`, meant as ten seconds, lets a hook that hangs hold the session for almost three hours.',
  remedy: 'Write seconds: `"timeout": 10`.',
  references: ['hooks reference, timeout'],
  messages: { seconds: 'timeout {timeout} of this {event} hook counts in seconds, {hours}: a hook that hangs holds the session that long' },

  check({ harness }, report) {
    for (const { value, event, origin } of harness.hooks) {
      const { timeout } = value;
      if (typeof timeout !== 'number' || timeout < 3000 || timeout % 100 !== 0 || timeout % 3600 === 0) continue;
      const hours = timeout < 7200 ? `${Math.round(timeout / 60)} minutes` : `${Math.round(timeout / 3600)} hours`;
      report(
        { ...origin, path: [...origin.path, 'timeout'] },
        'seconds',
        { timeout: String(timeout), hours, event },
        { remedy: `Write \`"timeout": ${Math.ceil(timeout / 1000)}\`.` },
      );
    }
  },
});

const hook = (timeout: string) => settings(`{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "notify", "timeout": ${timeout} }] }] } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'Ten seconds were meant', files: hook('«10000»') }],
  good: [
    { title: 'Ten seconds', files: hook('10') },
    { title: 'A long build', files: hook('1800') },
    { title: 'An hour', files: hook('3600') },
  ],
});
