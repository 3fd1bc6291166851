import type { RunMachine } from '../pipelines/preflight/machine.ts';
import { realPath } from '../policy/disk.ts';
import { look, mayRun, mayWrite, ownNumber, readText } from '../world/machine.ts';

/** Bytes in which a program says what it is. */
const HEAD = 4096;

/** This machine, as the pipeline asks about it. */
export function thisMachine(): RunMachine {
  const disk = {
    kind: (path: string) => {
      const found = look(path);
      return found === undefined || found === 'hidden' ? undefined : found.kind === 'other' ? ('file' as const) : found.kind;
    },
    target: (path: string) => {
      const found = look(path);
      return found === undefined || found === 'hidden' ? undefined : found.target;
    },
  };
  return {
    ...disk,
    look,
    text: (path) => readText(realPath(path, disk)),
    head: (path) => readText(path, HEAD, false),
    mayRun,
    mayWrite,
    uid: ownNumber(),
  };
}
