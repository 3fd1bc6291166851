const SECRET =
  '(?:~\\/\\.?\\w*\\/?|\\/|\\b|\\$HOME\\/)?\\.(?:ssh|aws|gnupg|kube|netrc|npmrc|pypirc|git-credentials|docker\\/config|config\\/gcloud)\\b|\\bid_(?:rsa|ed25519|ecdsa)\\b|[\\s`\'"(/@]\\.env\\b(?!\\.)|\\bprintenv\\b|\\bkeychain\\b|\\bbrowser cookies\\b|\\bprivate keys?\\b|\\b(?:all|their|the user.s|its|your) (?:environment variables|credentials|passwords|secrets|api keys|tokens|cookies)\\b';
const SEND = '\\b(?:send|post|upload|transmit|exfiltrate|forward|e-?mail|submit|leak|copy|curl|wget|ncat|scp)\\b';
const TARGET =
  '(?:https?:\\/\\/(?!localhost|127\\.)|\\bwebhook\\b|\\b(?:external|remote) (?:server|host|endpoint|address|service|url)\\b|\\b(?:discord|telegram|pastebin|transfer\\.sh|ngrok)\\b|[\\w.+-]{1,40}@[\\w-]{1,40}\\.\\w)';

let pattern: RegExp | undefined;

/**
 * One line that names a secret, a verb of sending and somewhere to send it, in that or the other order. Built at first use: it is
 * large. An API key in a header is how one logs in, so plain "key" and "token" do not count.
 */
export const SENDING = (): RegExp =>
  (pattern ??= new RegExp(`(?:${SECRET})[^\\n]{0,80}?${SEND}[^\\n]{0,100}?${TARGET}|${SEND}[^\\n]{0,60}?(?:${SECRET})[^\\n]{0,100}?${TARGET}`, 'gi'));
