import { EXPANDED } from '../../client/mcp-variables.ts';
import { place } from '../../findings/finding.ts';
import { part, serverTexts } from '../../load/server-texts.ts';
import { asObject } from '../../load/values.ts';
import type { Harness, McpServer } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import type { StartedSession } from '../session.ts';
import type { Results } from './failure.ts';
import { type Launch, SET_BY_SHELL } from './launch.ts';

/** What the client puts in for `${NAME}`: its own environment, and `env` of user, flag and managed settings (paths §7.2). */
export function expansionEnvironment(launch: Launch, session: StartedSession): ReadonlyMap<string, string> {
  return withSettings(launch.env, session, ['user', 'flag', 'managed']);
}

/** What a server's process gets: `env` of every settings file in force (measured: a PATH there decides where its command is found). */
export function processEnvironment(launch: Launch, session: StartedSession): ReadonlyMap<string, string> {
  return withSettings(launch.env, session, ['user', 'project', 'local', 'flag', 'managed']);
}

function withSettings(env: ReadonlyMap<string, string>, { files }: StartedSession, scopes: readonly string[]): ReadonlyMap<string, string> {
  const all = new Map(env);
  const loaded = files.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  for (const scope of scopes) {
    for (const { value } of loaded.filter((file) => file.scope === scope))
      for (const [name, text] of Object.entries(asObject(value['env']) ?? {})) if (text !== null && typeof text !== 'object') all.set(name, String(text));
  }
  return all;
}

/** Lines that a shell does not read as they are meant: an ending of Windows becomes part of the value, what stands behind a blank is run. */
export function checkLines({ files }: Launch, results: Results): void {
  for (const { shown, text, sourced } of files) {
    if (text === undefined || !sourced) continue;
    if (/^[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=[^\n]*\r$/m.test(text)) {
      results.fail(
        'variables',
        `the lines of ${shown} end as on Windows: the shell makes a carriage return the last character of every value`,
        `Run \`sed -i 's/\\r$//' ${shown}\`.`,
        { file: shown },
      );
      continue;
    }
    for (const [i, line] of text.split('\n').entries()) {
      const [, name, rest = ''] = /^[ \t]*([A-Za-z_]\w*)=[^\s"'`$\\()#;&|<>]+[ \t]+([^\s#].*)$/.exec(line) ?? [];
      if (name === undefined || rest.split(/\s+/).every((word) => /^[A-Za-z_]\w*=|^$/.test(word)) || /^[;&|<>]/.test(rest)) continue;
      results.fail(
        'variables',
        `${name} has a value with a blank and no quotes: the shell runs what stands behind the blank as a command, and ${name} stays unset`,
        'Put the value into quotes.',
        { file: shown, line: i + 1 },
      );
    }
  }
}

/** Variables that servers and hooks need, by name; no value is printed. */
export function checkVariables(servers: readonly McpServer[], harness: Harness, launch: Launch, session: StartedSession, results: Results): void {
  const env = expansionEnvironment(launch, session);
  const project = processEnvironment(launch, session);
  const where = launch.files.length === 0 ? 'Set it where the job starts' : `Set it in ${launch.files.map(({ shown }) => shown).join(' or ')}`;
  const unread = launch.partly || launch.files.some(({ text }) => text === undefined);
  const needs = (name: string, who: string, at: Origin, hasDefault: boolean): void => {
    const { file, line } = place(harness.documents, at);
    const value = env.get(name);
    if (value !== undefined && value !== '') return;
    const [giver] = launch.givers;
    if (value === undefined && !hasDefault && giver !== undefined) {
      results.doubt(
        'variables',
        `whether ${name} is set, which ${who} needs: ${giver} gives the run variables that nobody sees from here`,
        `Run preflight in the same way as the client, behind ${giver}.`,
        { file, line },
      );
      return;
    }
    if (value === undefined && (hasDefault || SET_BY_SHELL.has(name) || unread)) return;
    if (value === '') {
      const fallback = hasDefault ? '; its default counts only where it is not set at all' : '';
      results.fail('variables', `${who} needs ${name}, which is set and empty${fallback}`, `${where}.`, { file, line });
    } else if (project.has(name))
      results.fail(
        'variables',
        `${who} needs ${name}, which only the env of project settings defines: the client does not use that for servers`,
        `${where}, or in user settings.`,
        { file, line },
      );
    else results.fail('variables', `${who} needs ${name}, which is not set: it would get the text \${${name}} as it stands`, `${where}.`, { file, line });
  };
  for (const server of servers) {
    for (const text of serverTexts(server))
      for (const match of text.text.matchAll(EXPANDED)) {
        if (match[1] === 'CLAUDE_PROJECT_DIR' && server.kind === 'project') continue;
        needs(match[1] ?? '', `server ${server.name}`, part(text, match.index, match[0].length), match[2] !== undefined);
      }
  }
  for (const { value, type, origin } of harness.hooks) {
    const names = value['allowedEnvVars'];
    if (type !== 'http' || !Array.isArray(names)) continue;
    const headers = JSON.stringify(value['headers'] ?? {});
    for (const name of names)
      if (typeof name === 'string' && new RegExp(`\\$\\{?${name.replace(/\W/g, '')}\\b`).test(headers)) needs(name, 'a hook', origin, false);
  }
}
