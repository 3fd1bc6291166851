import { HOOK_EVENTS, MISTAKEN_EVENTS } from '../src/client/hook-events.ts';
import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'unknown-hook-event',
  title: 'Hook on an event that does not exist',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'The client drops hooks under a name that it does not know, without a word. A guard that was to stop dangerous calls never runs, and its owner believes that it does.',
  remedy: 'Use the name of the event as the client spells it, for example `PreToolUse` before a tool call.',
  references: ['permissions-paths §6.2', 'surfaces HOOK-FAIL-OPEN'],
  messages: {
    misspelt: 'unknown hook event {event}: its hooks never run; did you mean {suggestion}?',
    unknown: 'unknown hook event {events}: the client knows none of this name, its hooks never run',
  },

  check({ harness }, report) {
    const holders = [
      ...harness.settings.map((s) => ({ file: s.file, hooks: s.value['hooks'] })),
      ...harness.manifests.map((m) => ({ file: m.file, hooks: m.value['hooks'] })),
      ...[...harness.skills, ...harness.commands, ...harness.agents].map((p) => ({ file: p.file, hooks: p.frontMatter['hooks'] })),
    ];
    for (const { file, hooks } of holders) {
      const unknown: string[] = [];
      for (const [event, groups] of Object.entries(asObject(hooks) ?? {})) {
        // `_comment` and its like are notes of their owner.
        if (HOOK_EVENTS.includes(event) || !Array.isArray(groups) || !/^[A-Za-z]/.test(event)) continue;
        const at = { file, path: ['hooks', event], part: 'key' } as const;
        const suggestion = meant(event);
        if (suggestion) report(at, 'misspelt', { event, suggestion }, { remedy: `Write \`${suggestion}\`.` });
        else unknown.push(event);
      }
      // One finding a file: whoever writes for another program does it throughout.
      const [first] = unknown;
      if (first !== undefined)
        report(
          { file, path: ['hooks', first], part: 'key' },
          'unknown',
          { events: unknown.slice(0, 5).join(', ') },
          { severity: 'warning', confidence: 'likely' },
        );
    }
  },
});

function meant(event: string): string | undefined {
  const folded = event.toLowerCase().replace(/[-_\s]/g, '');
  const known = Object.entries(MISTAKEN_EVENTS).find(([wrong]) => wrong.toLowerCase() === folded)?.[1];
  return known ?? closest(event, HOOK_EVENTS);
}

const hook = (event: string) => settings(`{ "hooks": { ${event}: [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "guard" }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'A name that sounds right', files: hook('«"PreToolCall"»') },
    { title: 'Another spelling', files: hook('«"session_start"»') },
    { title: 'A name of another program', files: hook('«"FakeEvent"»') },
  ],
  good: [
    { title: 'Before a tool call', files: hook('"PreToolUse"') },
    { title: 'One of the rarer events', files: hook('"InstructionsLoaded"') },
    { title: 'A note of its owner', files: settings('{ "hooks": { "_comment": ["see docs"] } }') },
  ],
});
