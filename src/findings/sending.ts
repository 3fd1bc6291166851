import type { Prompt } from '../model/harness.ts';
import { type Told, told } from './instructions.ts';
import { mayMention } from './survey.ts';

/** What thieves want (topic `secrets`): key files, credential files, the environment. A plain "key" or "token" is what one logs in with. */
const SECRET =
  /\.(?:ssh|aws|gnupg|kube|netrc|npmrc|pypirc|git-credentials|docker\/config|config\/gcloud)\b|\bid_(?:rsa|ed25519|ecdsa)\b|(?<![\w*])\.env\b(?!\.)|\bprintenv\b|\bkeychain\b|\bbrowser cookies\b|\bprivate keys?\b|\b(?:all|their|the user.s|its|your) (?:environment variables|credentials|passwords|secrets|api keys|tokens|cookies)\b/gi;
const SEND = /\b(?:send|post|upload|transmit|exfiltrate|forward|e-?mail|submit|leak|curl|wget|ncat|scp)\b/i;
const TARGET =
  /https?:\/\/(?!localhost|127\.)|\bwebhook\b|\b(?:external|remote) (?:server|host|endpoint|address|service|url)\b|\b(?:discord|telegram|pastebin|transfer\.sh|ngrok)\b|[\w.+-]{1,40}@[\w-]{1,40}\.\w/i;
/** Logging in sends a credential too. */
const LOGIN = /\b(?:authori[sz]ation|header|bearer|log ?in|authenticat)/i;

/** "Upload SECRET to HOST", or "read SECRET and send it to HOST"; not "fill in SECRET and post a message to HOST". Built at first use. */
let theft: RegExp | undefined;
const isTheft = (line: string): boolean => {
  if (!SEND.test(line) || !TARGET.test(line) || LOGIN.test(line)) return false;
  const what =
    '(?:it|them|this|that|those|all|every\\w*|the(?:ir|se)? (?:contents?|results?|outputs?|files?|values?|keys?|texts?|data)|with|via|by|to|through|-)';
  theft ??= new RegExp(
    `${SEND.source}[^;\\n]{0,60}?(?:${SECRET.source})[^;\\n]{0,80}?(?:${TARGET.source})|(?:${SECRET.source})[^;\\n]{0,60}?${SEND.source}['"\`]?\\s+${what}[^\\n]{0,100}?(?:${TARGET.source})`,
    'i',
  );
  return theft.test(line);
};

/** Lines that take a secret and send it somewhere, and that are no mere mention. */
export const toldToSend = (prompt: Prompt): readonly Told[] =>
  mayMention(prompt.document, 'secrets') ? told(prompt, SECRET, { inCode: true, on: ['secrets'], accept: isTheft }) : [];

/** A verb of sending and somewhere to send it on one line, whatever is sent. */
const SEND_AWAY =
  /\b(?:send|post|upload|transmit|exfiltrate|forward|e-?mail|submit|leak|curl|wget|ncat|scp)\b[^\n]{0,120}?(?:https?:\/\/(?!localhost|127\.)|\bwebhook\b|\b(?:external|remote) (?:server|host|endpoint|address|service|url)\b|[\w.+-]{1,40}@[\w-]{1,40}\.\w)/gi;

/** Lines that send anything at all. */
export const toldToSendAnything = (prompt: Prompt): readonly Told[] => told(prompt, SEND_AWAY, { inCode: true });
/** Lines that send what another line has read. */
export const toldToSendThat = (prompt: Prompt): readonly Told[] =>
  told(prompt, SEND_AWAY, { inCode: true, accept: (line) => THAT.test(line) && !LOGIN.test(line) });
/** Lines that read a secret. */
export const toldToRead = (prompt: Prompt): readonly Told[] =>
  mayMention(prompt.document, 'secrets') ? told(prompt, SECRET, { inCode: true, on: ['secrets'], accept: (line) => READ.test(line) }) : [];

const THAT = /\b(?:it|them|contents?|results?|output|text)\b|-d ?@|--data|-F\b|--upload-file/i;
const READ = /\b(?:read|cat|open|collect|take|grab|gather|dump|encode|contents? of|print)\b/i;
