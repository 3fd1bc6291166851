import { violations } from '../load/schema/violations.ts';
import { isAbove } from '../load/session-files.ts';
import { asObject } from '../load/values.ts';
import type { Harness, McpServer, SettingsFile } from '../model/harness.ts';
import type { StartedSession } from './session.ts';

/** An MCP server as a session finds it. */
export interface ServerStanding {
  readonly server: McpServer;
  readonly status: 'starts' | 'asks first' | 'conditional' | 'off';
  readonly reason?: string;
}

const RESERVED: ReadonlySet<string> = new Set(['workspace', 'computer-use', 'claude-in-chrome', 'Claude Preview', '__proto__']);

/**
 * Which servers start (paths §7.5, §7.6): `.mcp.json` of the start folder and of every folder above it, and the user's own. `project` is what
 * the client's own file holds for the folder (`projects` of `.claude.json`): the answers of its dialogs.
 */
export function serverStandings(harness: Harness, session: StartedSession, project: Readonly<Record<string, unknown>> = {}): readonly ServerStanding[] {
  const loaded = session.files.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  const refused = refusals(harness);
  return harness.servers.flatMap((server): ServerStanding[] => {
    const file = harness.mcpFiles.find((one) => one.file === server.file);
    if (!file || !isAbove(file.dir, session.run.startDir)) return [];
    const why = refused(server) ?? switchedOff(server, project) ?? blocked(server, loaded);
    if (why !== undefined) return [{ server, status: 'off', reason: why }];
    if (server.kind === 'plugin') return [{ server, status: 'conditional', reason: 'where the plugin is installed and enabled' }];
    if (server.kind === 'user') return [{ server, status: 'starts' }];
    if (session.run.headless) return [{ server, status: 'starts', reason: 'under -p every server starts, approved or not (permissions-paths §7.6)' }];
    const approval = approvedBy(server.name, loaded) ?? approvedInDialog(server.name, project);
    if (approval !== undefined)
      return [{ server, status: session.run.trusted ? 'starts' : 'asks first', reason: session.run.trusted ? approval : 'the folder is not trusted yet' }];
    return [{ server, status: 'asks first', reason: 'no settings approve it; under -p it would start all the same' }];
  });
}

/** What the client skips because of its shape (paths §7.4). */
function refusals({ mcpFiles }: Harness): (server: McpServer) => string | undefined {
  const found = new Map<string, string>();
  for (const { file, document } of mcpFiles) {
    if (document.value === undefined) continue;
    for (const { path, message } of violations(document.value, 'mcp.json')) {
      const [first, second] = path;
      const name = first === 'mcpServers' ? second : first;
      if (typeof name === 'string' && !found.has(`${file}\n${name}`)) found.set(`${file}\n${name}`, message);
    }
  }
  return ({ name, file, kind }) => {
    if (RESERVED.has(name)) return 'the client keeps this name for itself';
    const message = kind === 'user' ? undefined : found.get(`${file}\n${name}`);
    return message === undefined ? undefined : `the client skips it: ${message}`;
  };
}

/** Measured on 2.1.329: the first list takes servers of `.mcp.json` away, the second switches any server off; both whatever settings say. */
function switchedOff({ name, kind }: McpServer, project: Readonly<Record<string, unknown>>): string | undefined {
  const list = ['disabledMcpServers', ...(kind === 'project' ? ['disabledMcpjsonServers'] : [])].find((key) => names(project[key]).includes(name));
  return list && `${list} of this folder in ~/.claude.json`;
}

function approvedInDialog(name: string, project: Readonly<Record<string, unknown>>): string | undefined {
  if (project['enableAllProjectMcpServers'] === true) return 'every server was approved in a dialog (~/.claude.json)';
  return names(project['enabledMcpjsonServers']).includes(name) ? 'approved in a dialog (~/.claude.json)' : undefined;
}

function blocked({ name, kind, value }: McpServer, files: readonly SettingsFile[]): string | undefined {
  for (const { file, value: settings } of files) {
    if (kind === 'project' && names(settings['disabledMcpjsonServers']).includes(name)) return `disabledMcpjsonServers in ${file}`;
    if (listed(settings['deniedMcpServers'], name, value)) return `deniedMcpServers in ${file}`;
  }
  const only = files.find(({ value: settings }) => Array.isArray(settings['allowedMcpServers']));
  return only && !listed(only.value['allowedMcpServers'], name, value) ? `allowedMcpServers in ${only.file} does not name it` : undefined;
}

function listed(list: unknown, name: string, server: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(list)) return false;
  return list.some((entry: unknown) => {
    const one = asObject(entry);
    const command = one?.['serverCommand'];
    const args = Array.isArray(server['args']) ? server['args'] : [];
    return (
      one?.['serverName'] === name ||
      (typeof one?.['serverUrl'] === 'string' && one['serverUrl'] === server['url']) ||
      (Array.isArray(command) && JSON.stringify(command) === JSON.stringify([server['command'], ...args]))
    );
  });
}

function approvedBy(name: string, files: readonly SettingsFile[]): string | undefined {
  for (const { file, value } of files) {
    if (value['enableAllProjectMcpServers'] === true) return `enableAllProjectMcpServers in ${file}`;
    if (names(value['enabledMcpjsonServers']).includes(name)) return `enabledMcpjsonServers in ${file}`;
  }
  return undefined;
}

const names = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []);
