import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';

/** A decoded string that decides or runs something. */
export interface ActingString {
  readonly value: string;
  readonly origin: Origin;
  readonly what: 'rule' | 'server' | 'address' | 'command' | 'name';
}

/** Permission rules, names and command lines of servers, hook commands, names of skills and agents. */
export function* stringsThatAct(harness: Harness): Generator<ActingString> {
  for (const grant of harness.grants) yield { value: grant.rule.text, origin: grant.origin, what: 'rule' };
  for (const server of harness.servers) {
    yield { value: server.name, origin: { ...server.origin, part: 'key' }, what: 'server' };
    const { file, path } = server.origin;
    for (const key of ['command', 'url']) {
      const value = server.value[key];
      if (typeof value === 'string') yield { value, origin: { file, path: [...path, key] }, what: key === 'url' ? 'address' : 'command' };
    }
    const args = server.value['args'];
    if (Array.isArray(args)) {
      for (const [i, value] of args.entries()) if (typeof value === 'string') yield { value, origin: { file, path: [...path, 'args', i] }, what: 'command' };
    }
    for (const [key, value] of Object.entries(asObject(server.value['headers']) ?? {})) {
      if (typeof value === 'string') yield { value, origin: { file, path: [...path, 'headers', key] }, what: 'command' };
    }
  }
  for (const hook of [...harness.hooks, ...harness.droppedHooks])
    if (hook.command !== undefined) yield { value: hook.command, origin: hook.commandOrigin, what: 'command' };
  for (const prompt of [...harness.skills, ...harness.agents]) {
    const name = prompt.frontMatter['name'];
    if (typeof name === 'string') yield { value: name, origin: { file: prompt.file, path: ['name'] }, what: 'name' };
  }
}
