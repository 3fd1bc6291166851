import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asStrings } from '../src/load/values.ts';

type Id = 'privileged' | 'root' | 'keys' | 'socket' | 'namespace';

export default defineRule({
  id: 'dangerous-container',
  title: 'Container of an MCP server that owns its host',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'A container is started to keep a program apart. A privileged one, one that mounts the root of the host or the socket of the container engine, can read and change everything on the machine as root; what the agent is talked into asking that server runs with these rights.',
  remedy: 'Drop the flag; mount only the folder that the server works on, read-only where that is enough (`-v "$PWD/data:/data:ro"`).',
  references: ['surfaces MCP-DOCKER'],
  messages: {
    privileged: 'server {name} runs a container with {flag}: root on the host',
    root: 'server {name} mounts {flag} of the host into its container: every file of the machine',
    keys: 'server {name} mounts {flag} into its container: the credentials that lie there',
    socket: "server {name} hands the container engine's socket to its container: whoever talks to the socket is root on the host",
    namespace: 'server {name} runs a container with {flag}: it is not kept apart from the host',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const args = asStrings(value['args']) ?? [];
      const command = typeof value['command'] === 'string' ? value['command'] : '';
      if (!args.includes('run') || !/(?:^|[/\\])(?:docker|podman|nerdctl)(?:\.exe)?$/i.test(command)) continue;
      for (let i = args.indexOf('run') + 1; i < args.length; i++) {
        const [flag = '', joined] = splitFlag(args[i] ?? '');
        const operand = joined ?? args[i + 1] ?? '';
        const id = dangerOf(flag, operand);
        if (!id) continue;
        const shown =
          id === 'root' || id === 'keys'
            ? operand
                .replace(/:.*/s, '')
                .replace(/^.*(?:source|src)=/, '')
                .replace(/,.*/s, '')
            : joined === undefined && id !== 'privileged'
              ? `${flag} ${operand}`
              : (args[i] ?? '');
        const data = { name, flag: shown };
        const at = { ...origin, path: [...origin.path, 'args', joined === undefined && id !== 'privileged' ? i + 1 : i] };
        report(at, id, data, id === 'namespace' || id === 'keys' ? { severity: 'warning' } : {});
      }
    }
  },
});

const splitFlag = (arg: string): [string, string | undefined] => {
  const cut = arg.startsWith('-') ? arg.indexOf('=') : -1;
  return cut < 0 ? [arg, undefined] : [arg.slice(0, cut), arg.slice(cut + 1)];
};

function dangerOf(flag: string, operand: string): Id | undefined {
  switch (flag) {
    case '--privileged':
      return operand === 'false' ? undefined : 'privileged';
    case '--cap-add':
      return /^(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|CAP_SYS_ADMIN)$/i.test(operand) ? 'privileged' : undefined;
    case '-v':
    case '--volume':
    case '--mount': {
      const source = flag === '--mount' ? (/(?:^|,)(?:source|src)=([^,]*)/.exec(operand)?.[1] ?? '') : operand.replace(/:\/.*/s, '');
      if (/(?:docker|containerd|podman|crio)\.sock$/.test(source)) return 'socket';
      if (KEYS.test(source)) return 'keys';
      return /^(?:\/|\/(?:etc|root|home|Users|var|proc|sys|dev|boot)\/?|~\/?|\$\{?HOME\}?\/?|[A-Za-z]:[\\/]?)$/.test(source) ? 'root' : undefined;
    }
    case '--network':
    case '--net':
    case '--pid':
    case '--ipc':
    case '--uts':
    case '--userns':
      return operand === 'host' ? 'namespace' : undefined;
    case '--security-opt':
      return /^(?:seccomp|apparmor)[=:]unconfined$/.test(operand) ? 'namespace' : undefined;
  }
  return undefined;
}

/** Folders of the home folder that hold nothing but credentials. */
const KEYS = /^(?:~|\$\{?HOME\}?|\/(?:home|Users)\/[^/]+|\/root)\/\.(?:ssh|aws|gnupg|kube|azure|docker|config\/(?:gcloud|gh))(?:\/|$)/;

const server = (args: string): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { "ops": { "command": "docker", "args": ["run", "-i", "--rm", ${args}] } } }`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Root on the host', files: server('«"--privileged"», "acme/ops:1.2.3"') },
    { title: 'The root of the host', files: server('"-v", «"/:/host"», "acme/ops:1.2.3"') },
    { title: 'The socket of the engine', files: server('"-v", «"/var/run/docker.sock:/var/run/docker.sock"», "acme/ops:1.2.3"') },
    { title: 'The keys of the home folder', files: server('"-v", «"/home/me/.ssh:/home/app/.ssh:ro"», "acme/ops:1.2.3"') },
    { title: 'As a mount', files: server('«"--mount=type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock"», "acme/ops:1.2.3"') },
    { title: "The host's network", files: server('"--network", «"host"», "acme/ops:1.2.3"') },
  ],
  good: [
    { title: 'One folder', files: server('"-v", "/srv/data:/data:ro", "acme/ops:1.2.3"') },
    { title: 'A network of its own', files: server('"--network", "ops", "acme/ops:1.2.3"') },
    { title: 'A volume with a name', files: server('"-v", "ops-data:/var/lib/ops", "acme/ops:1.2.3"') },
  ],
});
