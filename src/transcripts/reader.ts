import { type Outcome, whoDecided } from './decision.ts';
import { eachLine, type ReadBytes } from './lines.ts';
import { OUTLINE_KEYS, type Outline, outlineOf } from './outline.ts';
import { rawText, writtenText } from './raw-text.ts';
import { SeenIds } from './seen-ids.ts';
import { type Result, resultsIn, type Use, usesIn } from './tool-line.ts';
import { type Unknown, Unknowns } from './unknown.ts';

/** Where and when a line was written. */
export interface Moment {
  readonly session: string | undefined;
  readonly timestamp: string | undefined;
  /** Of the line, or of the last one in the file that had any. Never from the folder's name, which is lossy. */
  readonly cwd: string | undefined;
  readonly version: string | undefined;
  readonly entrypoint: string | undefined;
}

/** One call of a session with what became of it. */
export interface ObservedCall {
  readonly tool: string;
  /** Text of the log: for counting and deciding, never for printing. */
  readonly input: Readonly<Record<string, string>>;
  /** When it was made. */
  readonly at: Moment;
  /** undefined: no result was written, because the session ended before or is still running. */
  readonly outcome: Outcome | undefined;
  readonly isMissingTool: boolean;
}

export interface Observer {
  /** Each line that could be read. */
  line(at: Moment): void;
  /** Each call once, when its result was read, or at the end. */
  call(call: ObservedCall): void;
}

/** What reading met. */
export interface ReadCounts {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly overlong: number;
  /** Lines that are no whole object, but for a last one that is still being written. */
  readonly broken: number;
  /** Files whose last line was cut. */
  readonly cut: number;
  /** Calls that stood in the logs again, as resuming and forking copy them. */
  readonly copies: number;
  /** Results without a call before them. */
  readonly unmatched: number;
}

export interface TranscriptReader {
  file(read: ReadBytes): void;
  /** Hands on the calls without a result. */
  end(): { readonly counts: ReadCounts; readonly unknown: readonly Unknown[] };
}

interface OpenCall {
  readonly key: string;
  readonly use: Use;
  readonly at: Moment;
}

/** In a file. */
interface FileState {
  /** By the id of the call; undefined for a copy of one that has its result. */
  readonly open: Map<string, OpenCall | undefined>;
  /** The last values of lines that had them. */
  cwd: string | undefined;
  version: string | undefined;
  entrypoint: string | undefined;
  session: string | undefined;
  /** Old clients warm subagents up with calls that never run: their failures are no denials. */
  isWarmup: boolean;
  lines: number;
}

const TOOL_MARK = Buffer.from('"tool_use');
const WARMUP = '"content":"Warmup"';
const SIDECHAIN = '"isSidechain":true';

/** Reads logs one after the other; what is held are calls that wait for a result, and a hash of each that had one. */
export function transcriptReader(observer: Observer): TranscriptReader {
  const finished = new SeenIds();
  const pending = new Map<string, OpenCall>();
  const unknowns = new Unknowns();
  const counts = { files: 0, bytes: 0, lines: 0, overlong: 0, broken: 0, cut: 0, copies: 0, unmatched: 0 };

  function begin(use: Use, at: Moment, state: FileState): void {
    const key = `${use.messageId} ${use.id}`;
    const known = pending.get(key);
    if (known || finished.has(key)) {
      counts.copies++;
      // The copy may be the one with the result.
      state.open.set(use.id, known);
      return;
    }
    const call = { key, use, at };
    pending.set(key, call);
    state.open.set(use.id, call);
  }

  function finish(result: Result, state: FileState): void {
    const call = state.open.get(result.id);
    if (!state.open.delete(result.id)) counts.unmatched++;
    if (!call || !pending.delete(call.key)) return;
    finished.add(call.key);
    const traces = state.isWarmup ? { ...result.traces, said: undefined } : result.traces;
    const entrypoint = traces.entrypoint ?? call.at.entrypoint;
    observer.call({
      tool: call.use.tool,
      input: call.use.input,
      at: call.at,
      outcome: whoDecided({ ...traces, entrypoint }),
      isMissingTool: result.isMissingTool,
    });
  }

  function line(bytes: Buffer, from: number, to: number, state: FileState): void {
    const isToolLine = holds(bytes, TOOL_MARK, from, to);
    const parsed = isToolLine ? parse(rawText(bytes, from, to)) : undefined;
    const outline = isToolLine ? parsed && outlineFrom(parsed) : outlineOf(bytes, from, to);
    if (!outline) {
      counts.broken++;
      return;
    }
    state.lines++;
    unknowns.type(outline.type, outline.version ?? state.version);
    const at = momentOf(outline, state);
    observer.line(at);
    if (!parsed) {
      if (state.lines <= FIRST_LINES && outline.type === 'user' && holds(bytes, WARMUP, from, to) && holds(bytes, SIDECHAIN, from, to)) state.isWarmup = true;
      return;
    }
    if (outline.type !== 'assistant' && outline.type !== 'user') return;
    unknowns.line(parsed, outline.version);
    for (const use of usesIn(parsed)) begin(use, at, state);
    for (const result of resultsIn(parsed)) finish(result, state);
  }

  return {
    file(read) {
      const state: FileState = {
        open: new Map(),
        cwd: undefined,
        version: undefined,
        entrypoint: undefined,
        session: undefined,
        isWarmup: false,
        lines: 0,
      };
      let before = 0;
      const found = eachLine(read, (bytes, from, to) => {
        before = counts.broken;
        line(bytes, from, to, state);
      });
      counts.files++;
      counts.bytes += found.bytes;
      counts.lines += found.lines;
      counts.overlong += found.overlong;
      // A last line without an end that cannot be read is being written: no damage.
      if (found.isOpen && counts.broken > before) {
        counts.broken--;
        counts.cut++;
      }
    },
    end() {
      for (const { use, at } of pending.values()) observer.call({ tool: use.tool, input: use.input, at, outcome: undefined, isMissingTool: false });
      pending.clear();
      return { counts: { ...counts }, unknown: unknowns.all() };
    },
  };
}

/** The prompt of a warm-up stands at the very beginning. */
const FIRST_LINES = 3;

function momentOf(outline: Outline, state: FileState): Moment {
  state.cwd = outline.cwd ?? state.cwd;
  state.version = outline.version ?? state.version;
  state.entrypoint = outline.entrypoint ?? state.entrypoint;
  state.session = outline.sessionId ?? state.session;
  const timestamp = outline.timestamp !== undefined && isMoment(outline.timestamp) ? outline.timestamp : undefined;
  return { session: state.session, timestamp, cwd: state.cwd, version: state.version, entrypoint: state.entrypoint };
}

/** Times are printed: anything else in their place is text of the log. */
const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text);

/** Cheap: most lines hold no call. */
function holds(bytes: Buffer, mark: Buffer | string, from: number, to: number): boolean {
  return bytes.subarray(from, to).includes(mark);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function outlineFrom(line: Readonly<Record<string, unknown>>): Outline {
  const found: Record<string, string> = {};
  for (const key of OUTLINE_KEYS) {
    const value = line[key];
    if (typeof value === 'string') found[key] = writtenText(value);
  }
  return found;
}
