import type { Program } from '../program.ts';

const runs = (words: string): Program['powers'] => [{ can: 'exec', words, purpose: true }];

/** Programs whose purpose is to run another one, and package runners that fetch it first. */
export const runners = (): readonly Program[] => [
  { prefix: 'env', powers: runs('sh -c id'), instead: 'printenv PATH' },
  { prefix: 'xargs', powers: runs('-I{} sh -c id') },
  {
    prefix: 'sudo',
    also: ['doas'],
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'escalate', words: 'sh -c id' },
    ],
  },
  {
    prefix: 'su',
    also: ['runuser', 'pkexec'],
    powers: [
      { can: 'exec', words: '-c id', purpose: true },
      { can: 'escalate', words: '-c id' },
    ],
  },
  {
    prefix: 'time',
    also: ['nice', 'nohup', 'command', 'builtin', 'noglob', 'unbuffer', 'rlwrap', 'chronic', 'hyperfine', 'fakeroot', 'caffeinate', 'arch', 'cpulimit'],
    powers: runs('sh -c id'),
  },
  { prefix: 'timeout', also: ['gtimeout'], powers: runs('60 sh -c id'), operands: 1, after: 'sh -c id', instead: 'timeout 60 npm test' },
  { prefix: 'stdbuf', powers: runs('-oL sh -c id') },
  { prefix: 'parallel', powers: runs('sh -c id ::: 1') },
  { prefix: 'entr', powers: runs('-n -z id') },
  { prefix: 'watchexec', also: ['nodemon --exec'], powers: runs('-- id') },
  { prefix: 'nodemon', powers: runs('--exec id') },
  { prefix: 'concurrently', also: ['cross-env X=1', 'dotenv'], powers: runs('id') },
  { prefix: 'cross-env', powers: runs('X=1 id') },
  { prefix: 'tmux', powers: runs('new-session -d id') },
  { prefix: 'screen', powers: runs('-d -m id') },
  { prefix: 'sshpass', powers: runs('-p x id') },
  { prefix: 'systemd-run', powers: runs('--user id') },
  { prefix: 'direnv exec', also: ['mise exec', 'devbox run'], powers: runs('. id') },
  { prefix: 'nix', powers: runs('run nixpkgs#hello') },
  { prefix: 'nix-shell', powers: runs('-p hello --run id') },
  { prefix: 'nix develop', powers: runs('-c id') },
  { prefix: 'ssh', powers: runs("-o ProxyCommand='id >&2' x"), operands: 1, after: 'id' },
  {
    prefix: 'npx',
    also: ['bunx', 'pnpx', 'npx -y', 'npx --yes', 'bun x', 'yarn dlx', 'pnpm dlx', 'npm exec', 'npm x', 'pipx run', 'uvx', 'uv tool run'],
    powers: runs('some-package'),
    instead: 'npx tsc --noEmit',
  },
  {
    prefix: 'npx --no-install',
    also: ['npx --no', 'npm exec --no'],
    powers: [{ can: 'exec', words: 'nodemon --exec id', mild: true }],
    instead: 'npx --no-install tsc --noEmit',
  },
  { prefix: 'pnpm exec', also: ['yarn exec', 'npm exec --', 'pnpm -r exec', 'lerna exec --'], powers: runs('sh -c id'), instead: 'pnpm exec tsc --noEmit' },
  {
    prefix: 'uv run',
    also: ['poetry run', 'pipenv run', 'pdm run', 'hatch run', 'rye run', 'conda run', 'bundle exec', 'pixi run'],
    powers: runs('sh -c id'),
    instead: 'uv run pytest',
  },
  { prefix: 'go run', powers: runs('example.com/x@latest') },
  {
    prefix: 'docker run',
    also: ['podman run', 'nerdctl run'],
    powers: [
      { can: 'exec', words: '-v /:/host alpine sh -c id', purpose: true },
      { can: 'escalate', words: '--privileged -v /:/host alpine id' },
    ],
    operands: 1,
    after: 'sh -c id',
  },
  {
    prefix: 'docker exec',
    also: ['podman exec', 'docker compose exec', 'docker-compose exec', 'docker compose run', 'docker-compose run', 'kubectl exec'],
    powers: runs('web sh -c id'),
    operands: 1,
    after: 'sh -c id',
  },
  {
    prefix: 'docker',
    also: ['podman', 'nerdctl'],
    powers: [
      { can: 'exec', words: 'run -v /:/host alpine sh -c id', purpose: true },
      { can: 'publish', words: 'push registry.example.com/x' },
      { can: 'destroy', words: 'system prune -af --volumes' },
    ],
    instead: 'docker ps',
  },
  {
    prefix: 'docker compose',
    also: ['docker-compose', 'podman-compose'],
    powers: [{ can: 'exec', words: 'run web sh -c id' }],
    instead: 'docker compose logs',
  },
  { prefix: 'kubectl run', powers: runs('x --image=alpine -- id') },
  {
    prefix: 'claude',
    also: ['claude -p'],
    powers: [{ can: 'exec', words: "--dangerously-skip-permissions -p 'run id'", purpose: true }],
    instead: 'claude doctor',
  },
  { prefix: 'codex', powers: runs("exec --dangerously-bypass-approvals-and-sandbox 'run id'") },
  { prefix: 'gemini', powers: runs("--yolo -p 'run id'") },
  { prefix: 'aider', also: ['opencode', 'cursor-agent', 'goose'], powers: runs("'run id'") },
  { prefix: 'act', powers: runs('-j build') },
  { prefix: 'ansible', powers: runs('localhost -c local -m command -a id') },
  { prefix: 'op run', powers: runs('-- id') },
  { prefix: 'rustup run', powers: runs('stable id') },
];
