import type { Prompt } from '../model/harness.ts';
import { mentions, type Told, told } from './instructions.ts';

/** What thieves want: key files, credential files, the environment. A plain "key" or "token" is what one logs in with. */
const SECRET =
  /\.(?:ssh|aws|gnupg|kube|netrc|npmrc|pypirc|git-credentials|docker\/config|config\/gcloud)\b|\bid_(?:rsa|ed25519|ecdsa)\b|(?<![\w*])\.env\b(?!\.)|\bprintenv\b|\bkeychain\b|\bbrowser cookies\b|\bprivate keys?\b|\b(?:all|their|the user.s|its|your) (?:environment variables|credentials|passwords|secrets|api keys|tokens|cookies)\b/gi;
/** Each match of SECRET holds one of these. */
const SECRET_WORDS = [
  '.ssh',
  '.aws',
  '.gnupg',
  '.kube',
  '.netrc',
  '.npmrc',
  '.pypirc',
  '.git-credentials',
  '.docker/config',
  '.config/gcloud',
  'id_rsa',
  'id_ed25519',
].concat([
  'id_ecdsa',
  '.env',
  'printenv',
  'keychain',
  'cookies',
  'private key',
  'environment variables',
  'credentials',
  'passwords',
  'secrets',
  'api keys',
  'tokens',
]);
const SEND = /\b(?:send|post|upload|transmit|exfiltrate|forward|e-?mail|submit|leak|copy|curl|wget|ncat|scp)\b/i;
const TARGET =
  /https?:\/\/(?!localhost|127\.)|\bwebhook\b|\b(?:external|remote) (?:server|host|endpoint|address|service|url)\b|\b(?:discord|telegram|pastebin|transfer\.sh|ngrok)\b|[\w.+-]{1,40}@[\w-]{1,40}\.\w/i;
/** Logging in sends a credential too. */
const LOGIN = /\b(?:authori[sz]ation|header|bearer|log ?in|authenticat)/i;

/** Lines that name a secret, a verb of sending and somewhere to send it, and that are no mere mention. */
export const toldToSend = (prompt: Prompt): readonly Told[] =>
  mentions(prompt, SECRET_WORDS) ? told(prompt, SECRET, (line) => SEND.test(line) && TARGET.test(line) && !LOGIN.test(line)) : [];

/** A verb of sending and somewhere to send it on one line, whatever is sent. */
const SEND_AWAY =
  /\b(?:send|post|upload|transmit|exfiltrate|forward|e-?mail|submit|leak|curl|wget|ncat|scp)\b[^\n]{0,120}?(?:https?:\/\/(?!localhost|127\.)|\bwebhook\b|\b(?:external|remote) (?:server|host|endpoint|address|service|url)\b|[\w.+-]{1,40}@[\w-]{1,40}\.\w)/gi;

export const toldToSendAnything = (prompt: Prompt): readonly Told[] => told(prompt, SEND_AWAY);
export const secretsNamed = (prompt: Prompt): readonly Told[] => told(prompt, SECRET);
