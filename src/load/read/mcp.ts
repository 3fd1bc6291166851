import type { McpFile, McpServer } from '../../model/harness.ts';
import { asObject } from '../values.ts';

/** The servers of an `.mcp.json`. Only the wrapped form counts in a project (paths §7.4); plugins may write the flat one. */
export function readServers(file: McpFile): readonly McpServer[] {
  const root = asObject(file.document.value);
  if (!root) return [];
  const wrapped = asObject(root['mcpServers']);
  const servers = wrapped ?? (file.kind === 'plugin' ? root : undefined);
  if (!servers) return [];
  const prefix = wrapped ? ['mcpServers'] : [];
  return Object.entries(servers).flatMap(([name, value]): McpServer[] => {
    const server = asObject(value);
    return server ? [{ name, kind: file.kind, file: file.file, origin: { file: file.file, path: [...prefix, name] }, value: server }] : [];
  });
}
