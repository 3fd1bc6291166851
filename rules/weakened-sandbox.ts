import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entries, sandboxes } from '../src/load/sandbox.ts';

/** Programs that reach the network or the rest of the machine by themselves: outside of the sandbox nothing holds them. */
const WIDE =
  /^(?:docker|podman|kubectl|helm|ssh|scp|rsync|git|gh|npm|npx|pnpm|yarn|bun|bunx|pip|pip3|uv|uvx|cargo|make|curl|wget|python3?|node|ruby|perl|php|deno|go|terraform|aws|gcloud|az|bash|sh|zsh|env|sudo|xargs|find)$/;

export default defineRule({
  id: 'weakened-sandbox',
  title: 'Sandbox that lets out what it should hold',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'sandbox',
  why: "A project's value replaces the user's own: a repository can switch off the sandbox in which its users run commands, or take commands out of it. An excluded command runs with all rights of its user, together with everything that stands in the same line.",
  remedy: 'Remove the key from the project file; open single paths and hosts instead (`filesystem.allowWrite`, `network.allowedDomains`).',
  references: ['surfaces SBX-PROJECT-DISABLE, SBX-EXCLUDED, SBX-FS-DISABLED, SBX-LOCALBIND'],
  messages: {
    off: "sandbox.enabled false in a {scope} file switches the sandbox off for everybody who opens the project, over the user's own setting",
    weaker: '{key} makes the sandbox weaker: {effect}',
    hatch: "allowUnsandboxedCommands true in a {scope} file lets the model run a command outside of the sandbox, over the user's own setting",
    everything: 'excludedCommands "{command}" takes every command out of the sandbox',
    excluded: 'excludedCommands "{command}" runs outside of the sandbox with all rights of its user, and so does everything else in the same command line',
    disk: 'filesystem.disabled leaves the whole disk open to sandboxed commands, for reading and writing; only the network is confined',
  },

  check({ harness }, report) {
    for (const { settings: file, value, network, filesystem, at } of sandboxes(harness)) {
      const { scope } = file;
      const shared = scope === 'project';
      const foreign = shared || scope === 'local';
      const own = foreign && !shared ? ({ severity: 'note' } as const) : {};
      if (foreign && value['enabled'] === false) report(at('enabled'), 'off', { scope }, own);
      if (value['enableWeakerNestedSandbox'] === true)
        report(at('enableWeakerNestedSandbox'), 'weaker', { key: 'enableWeakerNestedSandbox', effect: 'inside a container it keeps much less apart' }, own);
      if (value['enableWeakerNetworkIsolation'] === true)
        report(
          at('enableWeakerNetworkIsolation'),
          'weaker',
          { key: 'enableWeakerNetworkIsolation', effect: 'a system service becomes a way out for data' },
          own,
        );
      if (value['allowAppleEvents'] === true && !foreign)
        report(
          at('allowAppleEvents'),
          'weaker',
          { key: 'allowAppleEvents', effect: 'commands can steer other programs, which are not confined' },
          { severity: 'note' },
        );
      if (network['allowLocalBinding'] === true)
        report(
          at('network', 'allowLocalBinding'),
          'weaker',
          { key: 'allowLocalBinding', effect: 'commands reach and offer services of this machine' },
          { severity: 'note' },
        );
      if (foreign && value['allowUnsandboxedCommands'] === true) report(at('allowUnsandboxedCommands'), 'hatch', { scope }, own);
      if (!foreign && filesystem['disabled'] === true) report(at('filesystem', 'disabled'), 'disk');
      for (const [i, command] of entries(value['excludedCommands'])) {
        const program = command.trim().split(/[\s:]/)[0] ?? '';
        const place = at('excludedCommands', i);
        if (/^\*+(?::?\*)?$/.test(command.trim())) report(place, 'everything', { command }, { severity: 'error' });
        else if (WIDE.test(program.replace(/\*$/, '')) && isOpen(command)) report(place, 'excluded', { command }, own);
      }
    }
  },
});

/** `docker`, `docker *`, `git:*`: the program with any arguments; `npm run lint` names one thing. */
const isOpen = (command: string): boolean => /^\S+(?:\s+\*)?$/.test(command.trim());

const sandbox = (json: string) => settings(`{ "sandbox": { ${json} } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Switched off for everybody', files: sandbox('"enabled": «false»') },
    { title: 'Weaker', files: sandbox('"enabled": true, "enableWeakerNestedSandbox": «true»') },
    { title: 'A way out', files: sandbox('"enabled": true, "allowUnsandboxedCommands": «true»') },
    { title: 'Programs that do anything', files: sandbox('"enabled": true, "excludedCommands": [«"docker"», «"git:*"»]') },
    { title: 'Everything', files: sandbox('"enabled": true, "excludedCommands": [«"*"»]') },
    { title: 'The disk, in user settings', files: { '~/.claude/settings.json': '{ "sandbox": { "enabled": true, "filesystem": { "disabled": «true» } } }' } },
  ],
  good: [
    { title: 'On, and closed', files: sandbox('"enabled": true, "failIfUnavailable": true, "allowUnsandboxedCommands": false') },
    { title: "The user's own choice", files: { '~/.claude/settings.json': '{ "sandbox": { "enabled": false } }' } },
    { title: 'One named command', files: sandbox('"enabled": true, "excludedCommands": ["npm run e2e", "watchman"]') },
  ],
});
