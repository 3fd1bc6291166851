import type { PermissionRule } from '../model/permission.ts';

/** Programs whose arguments are a program: a prefix rule on them allows everything. */
const RUNNERS =
  /^(?:(?:ba|da|z|k|fi)?sh|eval|source|python[\d.]*|node|deno|bun|perl|ruby|php|osascript|pwsh|powershell|npx|bunx|uvx|pnpm dlx|yarn dlx|uv run|pipx run|env|xargs|sudo|ssh|nohup|timeout|time|docker run|docker exec|kubectl exec)$/;

/** Whether a rule of an allow list lets any code run: every command of the shell, or a program that runs what its arguments say. */
export function anyCode({ tool, specifier }: PermissionRule): 'shell' | { readonly program: string } | undefined {
  if (tool !== 'Bash' && tool !== 'PowerShell') return undefined;
  if (specifier === undefined || /^[*\s]*$/.test(specifier)) return 'shell';
  const program = /^(.+?)(?::\*| \*)$/.exec(specifier)?.[1]?.trim();
  return program !== undefined && RUNNERS.test(program) ? { program } : undefined;
}
