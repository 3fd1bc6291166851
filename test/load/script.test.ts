import { describe, expect, test } from 'vitest';
import { textDocument } from '../../src/load/document/text.ts';
import { sourcedFiles } from '../../src/load/read/script.lazy.ts';

const files = (text: string, file = 'run.sh') => sourcedFiles({ file, document: textDocument(file, text) }).map((one) => one.file);

describe('files that a script loads', () => {
  test.each([
    ['source "$HOME/.env.agent"', ['~/.env.agent']],
    ['. ~/.env.agent', ['~/.env.agent']],
    ['set -a; . ./.env; set +a', ['.env']],
    ['[ -f .env ] && source .env', ['.env']],
    ['ENV_FILE="$HOME/.env.agent"\n[ -O "$ENV_FILE" ] || exit 1\nsource "$ENV_FILE"', ['~/.env.agent']],
    ['CONF=${CONF:-$HOME/.config/agent}\nsource "${CONF}/env"', ['~/.config/agent/env']],
    ['export $(grep -v "^#" .env | xargs)', ['.env']],
    ['env $(cat ~/.agent.env) claude -p x', ['~/.agent.env']],
    ['docker run --env-file=prod.env image', ['prod.env']],
    ['if [ -f "$HOME/.env" ]; then\nset -a\nsource "$HOME/.env"\nfi', ['~/.env']],
  ])('%s', (text, expected) => expect(files(text)).toEqual(expected));

  test('beside the script or at the root', () => {
    expect(files('source .env', 'ops/run.sh')).toEqual(['.env', 'ops/.env']);
    expect(files('DIR="$(cd "$(dirname "$0")" && pwd)"\nsource "$DIR/../prod.env"', 'ops/run.sh')).toEqual(['prod.env', 'ops/prod.env']);
  });

  test.each(['# source ~/.env', 'echo done. Next', 'source "$UNKNOWN/.env"', 'source /etc/profile', 'ls . ..', 'cd .. ; ls'])('nothing: %s', (text) =>
    expect(files(text)).toEqual([]),
  );

  test('says where', () => {
    const text = 'set -a\nsource "$HOME/.env.agent"\n';
    const [found] = sourcedFiles({ file: 'run.sh', document: textDocument('run.sh', text) });
    expect(found?.at.within).toEqual({ start: text.indexOf('$HOME'), end: text.indexOf('agent"') + 5 });
  });
});
