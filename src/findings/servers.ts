import { normalizeMcpPart } from '../client/tools.ts';
import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';

/**
 * Names that rules and lists may use although no file here defines them: connectors of an account, plugins, and what the client
 * brings along.
 */
const ELSEWHERE = /^(?:claude_ai_|plugin_)|^(?:ide|claude-in-chrome|computer-use|workspace|Claude_Preview|Claude_in_Chrome)$/;

export const definedElsewhere = (server: string): boolean => ELSEWHERE.test(server);

/** Servers that a session here can have, by the name of the file that defines them; undefined where no list can be complete. */
export function knownServers(harness: Harness): readonly string[] | undefined {
  const files = harness.mcpFiles.filter((file) => file.kind === 'project');
  const readable = files.length > 0 && files.every((file) => file.document.problems.length === 0 && asObject(asObject(file.document.value)?.['mcpServers']));
  return readable ? harness.servers.map((server) => server.name) : undefined;
}

/** A rule's tool name belongs to the server when it is `mcp__name` or goes on with `__`. */
export const ofServer = (tool: string, server: string): boolean => {
  const name = `mcp__${normalizeMcpPart(server)}`;
  return tool === name || tool.startsWith(`${name}__`);
};

/** The part between `mcp__` and the next `__`: what most people mean by the server. */
export const serverOf = (tool: string): string => /^mcp__(.+?)(?:__|$)/.exec(tool)?.[1] ?? '';
