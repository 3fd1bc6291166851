/** Recordings that we do not follow, each with the reason. Nothing else may differ. */
export const KNOWN: Readonly<Record<string, string>> = {
  'op-skilltools-0529': 'the next turn: what `/t` granted is gone, and the recording does not say so',
  'op-skilltools-0530': 'the next turn: what `/t` granted is gone, and the recording does not say so',
  'op-skilltools-0531': 'the next turn: what `/t` granted is gone, and the recording does not say so',
  'op-trust-0025': 'recorded outside git, where the start folder is the key of trust; the recording does not say so',
  'crossed.05789': 'what the client makes of an unclosed single quote is not known: we ask where it denies',
  'crossed.19996': 'what the client makes of an unclosed single quote is not known: we ask where it denies',
  'crossed.26961': 'a keyword behind `sudo`: the client reads on behind it, we say that it cannot be analysed',
};
