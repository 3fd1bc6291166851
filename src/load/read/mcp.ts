import type { McpFile, McpServer } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { asObject } from '../values.ts';

/** The servers of an `.mcp.json`. Only the wrapped form counts in a project (paths §7.4); plugins may write the flat one. */
export function readServers(file: McpFile): readonly McpServer[] {
  const root = asObject(file.document.value);
  if (!root) return [];
  const wrapped = asObject(root['mcpServers']);
  const servers = wrapped ?? (file.kind === 'plugin' ? root : undefined);
  if (!servers) return [];
  return readServersIn(servers, { file: file.file, path: wrapped ? ['mcpServers'] : [] }, file.kind);
}

/** A table of servers by their names, wherever it stands. */
export function readServersIn(table: unknown, { file, path }: Origin, kind: McpServer['kind']): readonly McpServer[] {
  return Object.entries(asObject(table) ?? {}).flatMap(([name, value]): McpServer[] => {
    const server = asObject(value);
    return server ? [{ name, kind, file, origin: { file, path: [...path, name] }, value: server }] : [];
  });
}
