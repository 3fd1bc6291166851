import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entries, sandboxes } from '../src/load/sandbox.ts';

/** Sockets that lead out of any sandbox, with what they give. */
const DOORS: readonly (readonly [socket: RegExp, gives: string])[] = [
  [
    /(?:docker|dockerd|containerd|podman|crio|buildkitd|colima|orbstack|lima)[^/]*\.sock|\/docker\.sock|\.docker\/run\//i,
    'whoever talks to a container engine is root on the host',
  ],
  [/SSH_AUTH_SOCK|ssh-agent|\/ssh-[^/]*\/agent|launchd[^\n]{0,200}Listeners|1password|gcr\/ssh|keyring\/ssh/i, 'it lends the keys of the ssh agent'],
  [/gpg-agent|S\.gpg|\/gnupg\//i, 'it lends the keys of the gpg agent'],
  [/dbus|\/bus$|systemd\/private/i, 'the message bus starts programs outside of the sandbox'],
  [/(?:X11-unix|wayland-\d)/i, 'the display server types and reads keys for every program'],
];

export default defineRule({
  id: 'open-sandbox-socket',
  title: 'Sandbox with an open socket to the host',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'sandbox',
  why: 'A sandboxed command that may talk to a Unix socket has the rights of whoever listens there. The socket of a container engine is root on the host, the one of an ssh agent lends every key, the message bus starts programs outside: with one of them open the sandbox is no boundary.',
  remedy: 'Remove the entry. A command that needs the engine can be asked about by name, outside of the sandbox.',
  references: ['surfaces SBX-SOCKETS'],
  messages: {
    all: 'allowAllUnixSockets opens every Unix socket to sandboxed commands: docker.sock (root on the host), ssh-agent and dbus, so that the sandbox is no boundary',
    one: 'allowUnixSockets opens {socket} to sandboxed commands: {gives}',
  },

  check({ harness }, report) {
    for (const { network, at } of sandboxes(harness)) {
      if (network['allowAllUnixSockets'] === true) report(at('network', 'allowAllUnixSockets'), 'all');
      for (const [i, socket] of entries(network['allowUnixSockets'])) {
        const door = DOORS.find(([pattern]) => pattern.test(socket));
        if (door) report(at('network', 'allowUnixSockets', i), 'one', { socket, gives: door[1] });
        else if (/^(?:\/|~|\*+|\/\*\*?|\/(?:var\/)?(?:run|tmp)\/?(?:\*\*?)?)$/.test(socket))
          report(at('network', 'allowUnixSockets', i), 'one', { socket, gives: 'that is every socket below it' });
      }
    }
  },
});

const network = (json: string) => settings(`{ "sandbox": { "enabled": true, "network": { ${json} } } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Every socket', files: network('"allowAllUnixSockets": «true»') },
    { title: 'The container engine', files: network('"allowUnixSockets": [«"/var/run/docker.sock"»]') },
    { title: 'The ssh agent', files: network('"allowUnixSockets": [«"$SSH_AUTH_SOCK"»]') },
  ],
  good: [
    { title: 'A socket of the project', files: network('"allowUnixSockets": ["./run/dev.sock", "/tmp/postgres/.s.PGSQL.5432"]') },
    { title: 'None', files: network('"allowAllUnixSockets": false') },
  ],
});
