// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import broadSandboxDomain from '../broad-sandbox-domain.ts';
import broadSandboxWrite from '../broad-sandbox-write.ts';
import openSandboxSocket from '../open-sandbox-socket.ts';
import optionalSandbox from '../optional-sandbox.ts';
import weakenedSandbox from '../weakened-sandbox.ts';

const rules: readonly AnyRule[] = [
  broadSandboxDomain,
  broadSandboxWrite,
  openSandboxSocket,
  optionalSandbox,
  weakenedSandbox,
];

export function sandboxRules(): readonly AnyRule[] {
  return rules;
}
