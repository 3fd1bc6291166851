const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as the client reads them: UTF-8, broken sequences replaced; UTF-16 where its mark stands first (paths §6.3). The mark stays, so that offsets are true. */
export function decode(bytes: Uint8Array): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes) : utf8.decode(bytes);
}
