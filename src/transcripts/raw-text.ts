/*
 * Lines with calls are decoded byte by character: V8 parses such text twice as fast as one with wide characters, and all that JSON is made of is
 * ASCII. The few texts that are kept are put right then.
 */

export const rawText = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** A kept text as it was written: what stands in it as bytes of UTF-8 becomes the characters that they are. */
export function writtenText(raw: string): string {
  if (!/[\x80-\xff]/.test(raw)) return raw;
  return raw.replace(/[\x80-\xff]+/g, (run) => {
    const bytes = Buffer.from(run, 'latin1');
    const text = bytes.toString('utf8');
    // An escape such as \u00e9 is a character already.
    return text.includes('\ufffd') ? run : text;
  });
}
