/** Programs and functions that fetch, send or decode; `git clone` as `clone`. */
const WORDS =
  'curl wget fetch aria2c http https xh base64 base32 xxd openssl nc ncat netcat socat telnet scp rsync sftp iwr irm iex dig nslookup drill ping getent socket net.connect urlopen downloadstring lwp-download'.split(
    ' ',
  );

/** Whether a text can hold a command that fetches, sends or decodes: the cheap question before the shell parser is loaded. By plain searches, since a pattern of so many words is dear to compile. */
export function mayHarm(given: string): boolean {
  const text = given.toLowerCase();
  if (text.includes('/dev/tcp') || text.includes('/dev/udp')) return true;
  if (WORDS.some((word) => hasWord(text, word, true))) return true;
  return hasWord(text, 'invoke-', false) || (hasWord(text, 'clone', true) && hasWord(text, 'git', true));
}

/** The word, not as a part of a longer one; `whole` asks this of its end too. */
function hasWord(text: string, word: string, whole: boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!isWordChar(text.charCodeAt(at - 1)) && whole !== isWordChar(text.charCodeAt(end))) return true;
  }
  return false;
}

const isWordChar = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
