import { spawn } from 'node:child_process';
import type { Failure } from '../failure.ts';
import { type Caller, type Command, failureOf, startOf } from './command.ts';

/** Longest standard error that is kept. */
const MAX_SAID = 65_536;

/**
 * Runs one git command whose answer is too long to hold, and hands on each piece of it. Git collects its output instead of flushing after
 * every record (GIT_FLUSH): on a pipe that is a third of a walk's time.
 */
export function gitStream(caller: Caller, command: Command, args: readonly string[], take: (piece: Buffer) => void): Promise<Failure | undefined> {
  const start = startOf(caller, command, args);
  if (start.failure) return Promise.resolve(start.failure);
  return new Promise((resolve) => {
    const child = spawn(start.program, start.argv, {
      cwd: caller.cwd,
      env: { ...start.env, GIT_FLUSH: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      shell: false,
    });
    let said = '';
    child.stdout.on('data', take);
    child.stderr.on('data', (piece: Buffer) => {
      if (said.length < MAX_SAID) said += piece.toString('utf8');
    });
    child.on('error', (error) => resolve(failureOf({ error, signal: null, status: null, said }, command, caller)));
    child.on('close', (status, signal) => resolve(status === 0 ? undefined : failureOf({ signal, status, said }, command, caller)));
  });
}
