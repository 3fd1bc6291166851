import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHarm } from '../../src/capability/may-harm.ts';

/** The same question as one pattern. */
const PATTERN =
  /\b(?:curl|wget|fetch|aria2c|https?|xh|base64|base32|xxd|openssl|nc|ncat|netcat|socat|telnet|scp|rsync|sftp|iwr|irm|iex|invoke-\w+|dig|nslookup|drill|ping|getent|socket|net\.connect|git\s+clone|urlopen|downloadstring|lwp-download)\b|\/dev\/(?:tcp|udp)\b/i;

test('says yes wherever the pattern does, and hardly anywhere else', () => {
  const word = fc.constantFrom(
    ...'curl CURL branch nc digest dig invoke-x invoke- clone git confirm irm https http httpd xh-x net.connect netxconnect /dev/tcp /dev/udp/ socket sockets _nc nc_ 1nc é'.split(
      ' ',
    ),
  );
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '', '-', '/', '|', '\n', 'x')), { maxLength: 4 }).map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(text, (given) => {
      if (PATTERN.test(given)) expect(mayHarm(given), given).toBe(true);
      else if (!/clone|dev/i.test(given)) expect(mayHarm(given), given).toBe(false);
    }),
    { numRuns: 3_000, seed: 3 },
  );
});
