// Runs where the client would run, and says what it finds there: the client is started only where all of this holds.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const status = readFileSync('/proc/self/status', 'utf8');
const field = (name) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
const output = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout;
const writable = (path) => {
  try {
    writeFileSync(path, '');
    return true;
  } catch {
    return false;
  }
};
const hidden = (path) => {
  try {
    return readdirSync(path).every((name) => name === 'mount'); // a trace of mount(8) itself in /run
  } catch {
    return true;
  }
};

console.log(
  JSON.stringify({
    'runs as uid 1000': field('Uid') === '1000' && process.getuid() === 1000,
    'gains no privileges': field('NoNewPrivs') === '1' && /^0+$/.test(field('CapEff')) && /^0+$/.test(field('CapBnd')),
    'has a network of loopback only': !/^\s*(?!lo:)\S+:/m.test(readFileSync('/proc/net/dev', 'utf8')),
    'sees no process of the machine': readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length <= 4,
    'finds no shell that runs anything': ['/bin/sh', '/bin/bash', '/mnt/stub/bash', '/mnt/stub/zsh'].every((shell) => !output(shell, ['-c', 'echo ran'])),
    'sees nothing of home, root and work folders': ['/root', '/opt', '/run', '/media', '/srv'].every(hidden) && readdirSync('/home').join() === 'dev',
    'cannot write outside the job': !writable('/usr/x') && !writable('/var/x') && !writable('/var/tmp/x') && !writable('/mnt/stub/x'),
  }),
);
