import type { Nfa } from './nfa.ts';

const DOT = 0x2e;

/** Adds the hosts that a WebFetch rule's text matches, both in lower case and without a dot at the end (`matchesHost`). */
export function addHost(nfa: Nfa, wanted: string, number: number): void {
  if (!wanted.includes('*')) nfa.end(nfa.literal(nfa.start, wanted), number);
  else if (wanted === '*') nfa.endAll(nfa.run(nfa.start), number);
  else if (wanted.startsWith('*.') && !wanted.slice(2).includes('*')) nfa.end(nfa.literal(nfa.run(nfa.one(nfa.start)), wanted.slice(1)), number);
  else if (wanted.startsWith('*.')) {
    // Any number of labels, none of them empty.
    const label = nfa.node();
    nfa.wildEdge(nfa.start, [DOT], label);
    nfa.wildEdge(label, [DOT], label);
    const next = nfa.node();
    nfa.edge(label, DOT, next);
    nfa.wildEdge(next, [DOT], label);
    addLabels(nfa, next, wanted.slice(2), number);
  } else addLabels(nfa, nfa.start, wanted, number);
}

/** `*` is any run of characters of one label. */
function addLabels(nfa: Nfa, from: number, text: string, number: number): void {
  let at = from;
  for (const [i, piece] of text.split(/\*+/).entries()) at = nfa.literal(i === 0 ? at : nfa.run(at, [DOT]), piece);
  nfa.end(at, number);
}
