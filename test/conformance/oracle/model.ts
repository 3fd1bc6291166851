import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './job.ts';

export interface ScriptedCall extends Call {
  readonly id: string;
}

/** Calls of one session, in turns: the model makes all calls of a turn at once, and the next turn when it has its results. */
interface Script {
  readonly marker: string;
  readonly turns: (readonly ScriptedCall[])[];
}

type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: unknown };

interface Request {
  readonly model?: string;
  readonly stream?: boolean;
  readonly tools?: readonly unknown[];
  readonly messages?: readonly unknown[];
}

/** The model the client talks to: a script, on loopback. It makes the calls that were put in its mouth and says "done". */
export class ScriptedModel {
  readonly #scripts = new Map<string, Script>();
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      const [, session = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
      const script = this.#scripts.get(session);
      const json = (value: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (script === undefined || !path.startsWith('/v1/messages')) return json({});
      if (path.includes('count_tokens')) return json({ input_tokens: 10 });
      const asked = parsed(body);
      const message = answer(asked, next(asked, script));
      if (asked.stream !== true) return json(message);
      return response.writeHead(200, { 'content-type': 'text/event-stream' }).end(streamed(message));
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#server.unref();
  }

  close(): void {
    this.#server.close();
  }

  /** Takes a script; the address under which the client gets it. */
  begin(session: string, script: Script): string {
    this.#scripts.set(session, script);
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${session}`;
  }

  end(session: string): void {
    this.#scripts.delete(session);
  }
}

function parsed(body: string): Request {
  try {
    return JSON.parse(body) as Request;
  } catch {
    return {};
  }
}

/** The client also asks for titles and summaries: only the conversation that carries the marker is ours. */
function next(asked: Request, { marker, turns }: Script): readonly Block[] {
  const ours = (asked.tools ?? []).length > 0 && JSON.stringify(asked.messages?.[0] ?? '').includes(marker);
  const calls = ours ? turns.shift() : undefined;
  return calls?.map(({ id, tool, input }) => ({ type: 'tool_use', id, name: tool, input })) ?? [{ type: 'text', text: 'done' }];
}

let answered = 0;

function answer(asked: Request, content: readonly Block[]) {
  answered += 1;
  return {
    id: `msg_${answered}`,
    type: 'message',
    role: 'assistant',
    model: asked.model,
    content,
    stop_reason: content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 5 },
  };
}

function streamed(message: ReturnType<typeof answer>): string {
  const event = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
  const blocks = message.content.map((block, index) => {
    const [empty, delta] =
      block.type === 'text'
        ? [
            { type: 'text', text: '' },
            { type: 'text_delta', text: block.text },
          ]
        : [
            { ...block, input: {} },
            { type: 'input_json_delta', partial_json: JSON.stringify(block.input) },
          ];
    return (
      event('content_block_start', { index, content_block: empty }) + event('content_block_delta', { index, delta }) + event('content_block_stop', { index })
    );
  });
  const { stop_reason, stop_sequence, usage } = message;
  return [
    event('message_start', { message: { ...message, content: [], stop_reason: null } }),
    ...blocks,
    event('message_delta', { delta: { stop_reason, stop_sequence }, usage }),
    event('message_stop', {}),
  ].join('');
}
