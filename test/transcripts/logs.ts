import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { type TranscriptReader, transcriptReader } from '../../src/transcripts/reader.ts';
import { type Scope, type Usage, UsageCounter } from '../../src/transcripts/usage.ts';

/** Sessions of real clients of eight versions against a scripted model, without the vendor's prompt texts; and single lines with redacted ids. */
export const SESSIONS: Readonly<Record<string, string>> = JSON.parse(gunzipSync(readFileSync(new URL('sessions.json.gz', import.meta.url))).toString());
export const SAMPLES = 'samples.jsonl';
export const sessionFiles = (): readonly string[] => Object.keys(SESSIONS).filter((name) => name !== SAMPLES);

export const bytesOf = (text: string) => {
  const bytes = Buffer.from(text);
  let at = 0;
  return (buffer: Uint8Array, offset: number): number => {
    const came = bytes.copy(buffer, offset, at, Math.min(bytes.length, at + 4_096));
    at += came;
    return came;
  };
};

/** Counts over texts of logs, in the order given. */
export function usageOf(texts: readonly string[], scope: Scope = {}): { readonly usage: Usage } & ReturnType<TranscriptReader['end']> {
  const counter = new UsageCounter(scope);
  const reader = transcriptReader(counter);
  for (const text of texts) reader.file(bytesOf(text));
  const end = reader.end();
  return { usage: counter.usage(), ...end };
}

/** A folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'grantlint-logs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  return folder;
}

type Fields = Readonly<Record<string, unknown>>;

/** Lines as a client writes them. */
export class Session {
  readonly #common: Fields;
  #lines: string[] = [];
  #n = 0;

  constructor(common: Fields = {}) {
    this.#common = { sessionId: 's1', cwd: '/srv/p', version: '2.1.329', entrypoint: 'sdk-cli', ...common };
  }

  line(fields: Fields): this {
    this.#n++;
    const timestamp = new Date(Date.UTC(2026, 10, 20, 10, 0, this.#n)).toISOString();
    this.#lines.push(JSON.stringify({ uuid: `u${this.#n}`, timestamp, ...this.#common, ...fields }));
    return this;
  }

  use(id: string, name: string, input: Fields, more: Fields = {}): this {
    return this.line({ type: 'assistant', message: { id: `msg_${id}`, role: 'assistant', content: [{ type: 'tool_use', id, name, input }] }, ...more });
  }

  result(id: string, more: Fields = {}, content: unknown = 'fine', isError = false): this {
    return this.line({ type: 'user', message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content, is_error: isError }] }, ...more });
  }

  /** A call that a rule allowed. */
  ran(id: string, name: string, input: Fields): this {
    return this.use(id, name, input).result(id, {
      permissionDecision: { decision: 'accept', source: 'config', reasonType: 'rule', ruleSource: 'projectSettings' },
    });
  }

  /** A call that would have been asked about. */
  unasked(id: string, name: string, input: Fields): this {
    const permissionDecision = { decision: 'reject', source: 'config', reasonCode: 'bashMiss:no-rule-match' };
    return this.use(id, name, input).result(id, { permissionDecision, toolDenialKind: 'user-rejected' }, 'This command requires approval', true);
  }

  raw(text: string): this {
    this.#lines.push(text);
    return this;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
