import { realPath } from '../../policy/disk.ts';
import { normalize, resolve } from '../../policy/paths/posix.ts';
import type { Look } from '../../world/machine.ts';
import type { Machine } from './trust-key.ts';

/** The machine that the run starts on, by absolute paths. Whoever calls the pipeline answers from the world. */
export interface RunMachine extends Machine {
  /** Links not followed; `hidden` where this user may not look. */
  look(path: string): Look | 'hidden' | undefined;
  /** The first bytes of a file that may be a program. */
  head(path: string): string | undefined;
  mayRun(path: string): boolean;
  /** Write a file, or put files into a folder. */
  mayWrite(path: string): boolean;
  readonly uid: number | undefined;
}

/** What lies at the end of all links. */
export function endOf(path: string, machine: RunMachine): { readonly path: string; readonly look: Look | 'hidden' | undefined } {
  const end = realPath(normalize(path), machine);
  const found = machine.look(end);
  return { path: end, look: found !== 'hidden' && found?.kind === 'link' ? undefined : found };
}

/** A program as a shell or the client looks for it. */
export type Program =
  | { readonly found: 'runs'; readonly name: string; readonly file: string; readonly real: string }
  /** Its interpreter (`#!`) is not there. */
  | { readonly found: 'no interpreter'; readonly file: string; readonly interpreter: string }
  | { readonly found: 'not executable' | 'folder' | 'hidden'; readonly file: string }
  | { readonly found: 'nowhere' };

/** Looked up on `path` like `execvp` does it: what is there and may not be run is passed over, and told where nothing else is found. */
export function findProgram(name: string, path: readonly string[], cwd: string, machine: RunMachine, depth = 0): Program {
  const places = name.includes('/') ? [resolve(cwd, name)] : path.map((folder) => resolve(cwd, `${folder === '' ? '.' : folder}/${name}`));
  let dead: Program = { found: 'nowhere' };
  for (const file of places) {
    const { path: real, look } = endOf(file, machine);
    if (look === undefined) continue;
    if (look === 'hidden') {
      if (dead.found === 'nowhere') dead = { found: 'hidden', file };
      continue;
    }
    if (look.kind !== 'file') {
      if (dead.found === 'nowhere') dead = { found: 'folder', file };
      continue;
    }
    if (!machine.mayRun(real)) {
      dead = { found: 'not executable', file };
      continue;
    }
    const interpreter = depth < 2 ? interpreterOf(machine.head(real)) : undefined;
    if (interpreter !== undefined && findProgram(interpreter, path, cwd, machine, depth + 1).found !== 'runs')
      return { found: 'no interpreter', file, interpreter };
    return { found: 'runs', name, file, real };
  }
  return dead;
}

/** `#!/usr/bin/env node` needs node, `#!/bin/sh` that file. */
function interpreterOf(head: string | undefined): string | undefined {
  const line = /^#![ \t]*([^\n]*)/.exec(head ?? '')?.[1]?.trim();
  if (line === undefined || line === '') return undefined;
  const [program = '', ...words] = line.split(/\s+/);
  if (!/(?:^|\/)env$/.test(program)) return program;
  return words.find((word) => !word.startsWith('-') && !/^\w+=/.test(word));
}

/** What is wrong with a program, in words that follow its name; undefined: it runs. `shown` stands for its path where that came out of a variable. */
export function programFault(program: Program, shown?: string): string | undefined {
  if (program.found === 'runs') return undefined;
  if (program.found === 'nowhere') return 'is not there';
  const is = shown === undefined ? `is ${program.file}, which` : '';
  const said = (text: string): string => `${is}${is === '' ? '' : ' '}${text}`;
  switch (program.found) {
    case 'no interpreter':
      return said(`needs ${program.interpreter}, and that is not on the PATH of the run`);
    case 'not executable':
      return said('may not be run by this user');
    case 'folder':
      return said('is no file');
    case 'hidden':
      return said('lies where this user may not look');
  }
}
