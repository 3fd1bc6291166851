/** Words in lower case, one of each list of which stands in whatever the patterns of rules about texts for the model match: asked first, because patterns are dear to compile. */

/** `instruction-override`: orders that set others aside, … */
export const OVERRIDES = ['ignore', 'disregard', 'forget', 'override', 'set aside', 'pay no attention'];
/** … and that keep something from people: not to tell them, or to hide it from them. */
export const NEGATIONS = ['do not', "don't", 'never', 'without', 'must not'];
export const TELLS = ['tell', 'inform', 'mention', 'reveal', 'notify', 'alert', 'disclos', 'report'];
export const HIDES = ['hide', 'conceal', 'keep'];
export const FROM = ['from'];
export const PEOPLE = ['user', 'human', 'operator', 'owner', 'developer', 'anyone'];

/** `encoded-payload`: what turns hidden text into code. */
export const DECODERS = ['atob', 'buffer.from', 'b64decode', 'b32decode', 'unhexlify', 'fromhex', 'decompress', 'frombase64string'];

/** `downloaded-code`: what hands text to an interpreter. */
export const RUNNERS = ['|', '-c', '<(', 'iex', 'invoke-expression', 'eval', 'base64', 'xxd'];

/** `bypass-instruction`: options that switch a guard off. */
export const SWITCHES = ['skip-permissions', 'no-verify', 'bypasspermissions'];

/** Secrets by their names, … */
export const SECRETS =
  '.ssh,.aws,.gnupg,.kube,.netrc,.npmrc,.pypirc,.git-credentials,.docker/config,.config/gcloud,id_rsa,id_ed25519,id_ecdsa,.env,printenv,keychain,cookies,private key,environment variables,credentials,passwords,secrets,api keys,tokens'.split(
    ',',
  );
/** … verbs that send them, … */
export const SENDS = 'send,post,upload,transmit,exfiltrate,forward,email,e-mail,submit,leak,curl,wget,ncat,scp'.split(',');
/** … and where to. */
export const TARGETS = 'http,webhook,external ,remote ,discord,telegram,pastebin,transfer.sh,ngrok,@'.split(',');
/** Names of secrets in commands that are too short to mean one in prose. */
export const IN_COMMANDS = ['env', '/etc/shadow'];

/** Text that no person reads: so many digits of base64 or hexadecimal in a row. */
const RUN = 200;

/** Whether such a run stands in the text. Looks from the far end of each possible one, so that prose is skipped in steps of its length. */
export function hasLongRun(text: string): boolean {
  for (let end = RUN - 1; end < text.length; ) {
    let at = end;
    while (at > end - RUN && isDigit(text.charCodeAt(at))) at--;
    if (at === end - RUN) return true;
    end = at + RUN;
  }
  return false;
}

const isDigit = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 47 && c <= 57) || c === 43;
