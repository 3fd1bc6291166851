import { expect, test } from 'vitest';
import { type Outcome, type PermissionDecision, type Traces, whoDecided } from '../../src/transcripts/decision.ts';

/** `decision source reasonType ruleSource reasonCode`, `-` where absent. */
function decision(text: string, more: PermissionDecision = {}): PermissionDecision {
  const keys = ['decision', 'source', 'reasonType', 'ruleSource', 'reasonCode'];
  const words = text.split(' ');
  return { ...Object.fromEntries(keys.flatMap((key, i) => (words[i] === undefined || words[i] === '-' ? [] : [[key, words[i]]]))), ...more };
}
const allowed = (cause: Outcome['cause'], more: Partial<Outcome> = {}): Outcome => ({ cause, verdict: 'allowed', ...more });
const refused = (cause: Outcome['cause'], more: Partial<Outcome> = {}): Outcome => ({ cause, verdict: 'refused', ...more });
const project = { scope: 'projectSettings' };
const print = { entrypoint: 'sdk-cli', version: '2.1.329' };
const terminal = { entrypoint: 'cli', version: '2.1.329' };
type Row = readonly [situation: string, traces: Traces, outcome: Outcome];

/** Every row of transcripts §3.1. */
const TABLE: readonly Row[] = [
  ['a rule allowed', { ...print, decision: decision('accept config rule projectSettings') }, allowed('rule', project)],
  ['a rule of --settings allowed', { ...print, decision: decision('accept config rule flagSettings') }, allowed('rule', { scope: 'flagSettings' })],
  ['a rule of the user, print mode', { ...print, decision: decision('accept user_permanent rule userSettings') }, allowed('rule', { scope: 'userSettings' })],
  ['compound or read-only', { ...print, decision: decision('accept config subcommandResults') }, allowed('parts')],
  ['the mode allowed', { ...print, decision: decision('accept config mode') }, allowed('mode')],
  ['no check needed', { ...print, decision: decision('accept config') }, allowed('unneeded')],
  [
    'a deny rule',
    { ...print, denialKind: 'permission-rule', decision: decision('reject config rule projectSettings rule:projectSettings') },
    refused('rule', project),
  ],
  [
    'a deny rule of the command line',
    { ...print, denialKind: 'permission-rule', decision: decision('reject config rule cliArg rule:cliArg') },
    refused('rule', { scope: 'cliArg' }),
  ],
  [
    'a deny rule of the user, print mode',
    { ...print, denialKind: 'permission-rule', decision: decision('reject user_reject rule userSettings rule:userSettings') },
    refused('rule', { scope: 'userSettings' }),
  ],
  ['a deny on Read', { ...print, decision: decision('reject config rule projectSettings rule:projectSettings') }, refused('rule', project)],
  [
    'Read(.env) against cat .env',
    { ...print, denialKind: 'permission-rule', decision: decision('reject config subcommandResults projectSettings rule:projectSettings') },
    refused('parts', project),
  ],
  [
    'an ask rule, nobody there',
    { ...print, denialKind: 'user-rejected', decision: decision('reject config - projectSettings rule:projectSettings') },
    refused('nobody', project),
  ],
  ...['bashMiss:no-rule-match', 'bashMiss:too-complex', 'bashMiss:semantics', 'workingDir', 'unknown'].map(
    (code): Row => [
      `no rule, nobody there: ${code}`,
      { ...print, denialKind: 'user-rejected', decision: decision(`reject config - - ${code}`) },
      refused('nobody'),
    ],
  ),
  ['a protected file', { ...print, denialKind: 'user-rejected', decision: decision('reject config - - safetyCheck') }, refused('nobody')],
  ['dontAsk', { ...print, denialKind: 'permission-rule', decision: decision('reject config mode - mode:dontAsk') }, refused('mode')],
  ['plan', { ...print, denialKind: 'user-rejected', decision: decision('reject config - - mode:plan') }, refused('nobody')],
  [
    'auto mode without its classifier',
    { ...print, denialKind: 'automode-unavailable', decision: decision('reject config classifier - classifier:auto-mode:unavailable') },
    refused('classifier'),
  ],
  [
    'the same of an older client',
    { ...print, version: '2.1.293', denialKind: 'automode-parsing-error', decision: decision('reject config classifier') },
    refused('classifier'),
  ],
  [
    'a background subagent',
    { ...print, denialKind: 'permission-rule', decision: decision('reject config asyncAgent - bashMiss:no-rule-match') },
    refused('nobody'),
  ],
  ['PreToolUse allows', { ...print, decision: decision('accept hook hook') }, allowed('hook')],
  ['PreToolUse denies', { ...print, denialKind: 'permission-rule', decision: decision('reject hook hook - hook:PreToolUse') }, refused('hook')],
  ['a hook asks, nobody there', { ...print, denialKind: 'user-rejected', decision: decision('reject config - - hook:PreToolUse') }, refused('nobody')],
  ['PermissionRequest allows', { ...print, decision: decision('accept hook hook - unknown') }, allowed('hook')],
  ['PermissionRequest denies', { ...print, denialKind: 'permission-rule', decision: decision('reject hook hook - hook:PermissionRequest') }, refused('hook')],
  [
    'the prompt tool allows',
    { ...print, decision: decision('accept user_temporary - - unknown', { grantScope: 'once' }) },
    allowed('callback', { reach: 'once' }),
  ],
  [
    'the prompt tool denies',
    { ...print, denialKind: 'permission-rule', decision: decision('reject user_reject - - permissionPromptTool') },
    refused('callback'),
  ],
  ['yes', { ...terminal, decision: decision('accept user_temporary - - unknown', { grantScope: 'once' }) }, allowed('person', { reach: 'once' })],
  [
    'yes, to an ask rule',
    { ...terminal, decision: decision('accept user_temporary - projectSettings rule:projectSettings', { grantScope: 'once' }) },
    allowed('person', { reach: 'once', ...project }),
  ],
  [
    'yes, for this session',
    { ...terminal, decision: decision('accept user_temporary - - workingDir', { grantScope: 'session' }) },
    allowed('person', { reach: 'session' }),
  ],
  ["yes, and don't ask again", { ...terminal, decision: decision('accept user_permanent - - bashMiss:no-rule-match') }, allowed('person', { reach: 'always' })],
  ['no, or Esc', { ...terminal, denialKind: 'user-rejected', beforeRun: true, said: 'person' }, refused('person')],
  ['no, with words', { ...terminal, denialKind: 'user-rejected', decision: decision('reject user_reject - - bashMiss:no-rule-match') }, refused('person')],
  ['no such tool or skill', { ...print, said: 'no-such-tool' }, { cause: 'unrecorded', verdict: 'unrecorded' }],
];

/** What clients before 2.1.293 leave behind. */
const OLDER: readonly Row[] = [
  ['ran', { version: '2.1.100', entrypoint: 'sdk-cli' }, { cause: 'unrecorded', verdict: 'unrecorded' }],
  ['would have asked', { version: '2.1.197', entrypoint: 'sdk-cli', said: 'asks' }, refused('nobody')],
  ['a deny rule', { version: '2.0.77', said: 'rule' }, refused('rule')],
  ['a person', { version: '2.1.150', entrypoint: 'cli', said: 'person' }, refused('person')],
  ['a deny rule, by kind', { version: '2.1.198', entrypoint: 'sdk-cli', denialKind: 'permission-rule', said: 'rule' }, refused('rule')],
  ['a hook, by kind and text', { version: '2.1.250', entrypoint: 'sdk-cli', denialKind: 'permission-rule', said: 'hook' }, refused('hook')],
  ['dontAsk, by kind and text', { version: '2.1.250', entrypoint: 'sdk-cli', denialKind: 'permission-rule', said: 'mode' }, refused('mode')],
  ['nobody there, by kind', { version: '2.1.250', entrypoint: 'sdk-cli', denialKind: 'user-rejected', said: 'asks' }, refused('nobody')],
  ['a person, by kind', { version: '2.1.250', entrypoint: 'cli', denialKind: 'user-rejected' }, refused('person')],
  ['a denied Read of 2.1.293 to 2.1.306', { version: '2.1.293', entrypoint: 'sdk-cli', said: 'rule' }, refused('rule')],
  ['words of a program under a client that records', { ...print, said: 'asks' }, { cause: 'unrecorded', verdict: 'unrecorded' }],
];

test.each(TABLE)('who decided: %s', (_, traces, outcome) => expect(whoDecided(traces)).toEqual(outcome));
test.each(OLDER)('who decided, older client: %s', (_, traces, outcome) => expect(whoDecided(traces)).toEqual(outcome));

test('what no client that we know writes is called unknown', () => {
  expect(whoDecided({ ...print, decision: decision('accept config quantum') })).toEqual(allowed('unknown'));
  expect(whoDecided({ ...print, decision: decision('accept oracle') })).toEqual(allowed('unknown'));
  expect(whoDecided({ ...print, decision: decision('defer config') })).toEqual({ cause: 'unknown', verdict: 'unrecorded' });
  expect(whoDecided({ ...print, denialKind: 'novel' })).toEqual(refused('unknown'));
});
