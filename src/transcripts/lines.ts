/** Where bytes come from: fills the buffer from `at` on and says how many came; 0 at the end. */
export type ReadBytes = (buffer: Uint8Array, at: number) => number;

export interface LineCounts {
  /** Lines handed on. */
  readonly lines: number;
  /** Lines longer than the cap, whose bytes were passed over. */
  readonly overlong: number;
  /** The last line has no line feed: the client may be writing it. It was handed on all the same. */
  readonly isOpen: boolean;
  readonly bytes: number;
}

/** No line that matters is longer: a command has at most some kilobytes, a result's text is cut by the client. */
const LONGEST_LINE = 32 * 1024 * 1024;
const FIRST_BUFFER = 1024 * 1024;
const LINE_FEED = 10;

/**
 * Hands on each line of a file as a range of bytes, in memory that the longest line bounds and not the file. Only a line feed ends a line: the
 * separators of Unicode occur raw inside of texts.
 */
export function eachLine(read: ReadBytes, each: (bytes: Buffer, from: number, to: number) => void, longest: number = LONGEST_LINE): LineCounts {
  let buffer = Buffer.allocUnsafe(Math.min(FIRST_BUFFER, longest));
  let held = 0;
  let lines = 0;
  let overlong = 0;
  let bytes = 0;
  /** Inside of a line whose beginning was given up. */
  let passing = false;
  for (;;) {
    const came = read(buffer, held);
    if (came === 0) break;
    bytes += came;
    const end = held + came;
    let from = 0;
    // What was held has no line feed.
    for (let at = indexOfFeed(buffer, held, end); at >= 0; at = indexOfFeed(buffer, from, end)) {
      if (passing) passing = false;
      else if (at > from) {
        lines++;
        each(buffer, from, at);
      }
      from = at + 1;
    }
    held = end - from;
    if (passing) held = 0;
    else if (from > 0) buffer.copyWithin(0, from, end);
    if (held < buffer.length) continue;
    if (buffer.length < longest) {
      const larger = Buffer.allocUnsafe(Math.min(buffer.length * 2, longest));
      buffer.copy(larger, 0, 0, held);
      buffer = larger;
    } else {
      overlong++;
      passing = true;
      held = 0;
    }
  }
  if (held > 0) {
    lines++;
    each(buffer, 0, held);
  }
  return { lines, overlong, isOpen: held > 0, bytes };
}

function indexOfFeed(buffer: Buffer, from: number, end: number): number {
  const at = buffer.indexOf(LINE_FEED, from);
  return at < end ? at : -1;
}
