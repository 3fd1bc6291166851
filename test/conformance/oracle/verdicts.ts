/** What the client decided about one call, read from the lines it writes. */
export interface Verdict {
  readonly verdict: 'allow' | 'ask' | 'deny' | 'error';
  readonly reasonType?: string;
  readonly reason?: string;
  /** The call never got an answer: not even an error of its own. */
  readonly silent?: true;
}

type Json = Readonly<Record<string, unknown>>;

/** A question of the client: shall this call run? */
export interface Question {
  readonly requestId: string;
  readonly callId: string;
  readonly input: unknown;
}

/** Collects the lines of one start. */
export class Answers {
  readonly #asked = new Map<string, Json>();
  readonly #denied = new Map<string, Json>();
  readonly #results = new Map<string, { readonly text: string; readonly meta: Json | undefined }>();
  finished = false;

  /** Takes one line; a question in it is handed back, for the caller to answer. */
  take(line: string): Question | { readonly unsupported: string } | undefined {
    let message: Json;
    try {
      message = JSON.parse(line) as Json;
    } catch {
      return undefined;
    }
    const request = message['request'] as Json | undefined;
    if (message['type'] === 'control_request' && typeof message['request_id'] === 'string') {
      if (request?.['subtype'] !== 'can_use_tool' || typeof request['tool_use_id'] !== 'string') return { unsupported: message['request_id'] };
      this.#asked.set(request['tool_use_id'], request);
      return { requestId: message['request_id'], callId: request['tool_use_id'], input: request['input'] };
    }
    if (message['type'] === 'system' && message['subtype'] === 'permission_denied' && typeof message['tool_use_id'] === 'string')
      this.#denied.set(message['tool_use_id'], message);
    if (message['type'] === 'user') this.#takeResults(message);
    if (message['type'] === 'result') this.finished = true;
    return undefined;
  }

  #takeResults(message: Json): void {
    const content = (message['message'] as Json | undefined)?.['content'];
    const metas = Array.isArray(message['tool_result_meta']) ? (message['tool_result_meta'] as readonly Json[]) : [];
    for (const part of Array.isArray(content) ? (content as readonly Json[]) : []) {
      const id = part['tool_use_id'];
      if (part['type'] !== 'tool_result' || typeof id !== 'string') continue;
      this.#results.set(id, { text: textOf(part['content']), meta: metas.find((meta) => meta['id'] === id) });
    }
  }

  of(callId: string): Verdict {
    const asked = this.#asked.get(callId);
    if (asked !== undefined) return { verdict: 'ask', ...named('reasonType', asked['decision_reason_type']), ...named('reason', asked['decision_reason']) };
    const result = this.#results.get(callId);
    const decision = result?.meta?.['permission_decision'] as Json | undefined;
    const denied = this.#denied.get(callId);
    const reasonType = named('reasonType', decision?.['reason_type'] ?? denied?.['decision_reason_type']);
    const reason = named('reason', decision?.['reason'] ?? denied?.['decision_reason']);
    if (decision?.['decision'] === 'accept') return { verdict: 'allow', ...reasonType, ...reason };
    if (decision?.['decision'] === 'reject')
      return { verdict: result?.meta?.['non_execution_kind'] === 'user-rejected' ? 'ask' : 'deny', ...reasonType, ...reason };
    return result === undefined ? { verdict: 'error', silent: true } : { verdict: 'error', ...named('reason', result.text.slice(0, 200)) };
  }
}

const textOf = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : Array.isArray(content)
      ? content.map((part: Json) => (typeof part['text'] === 'string' ? part['text'] : '')).join('')
      : '';

const named = <K extends string>(key: K, value: unknown): { readonly [P in K]?: string } =>
  (typeof value === 'string' && value !== '' ? { [key]: value } : {}) as { readonly [P in K]?: string };
