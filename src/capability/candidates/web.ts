import type { Candidate } from './candidate.ts';

/** A request carries data away in its address. A rule on one host sends it there only: worth less, and said so. */
export function webCandidates(specifier: string | undefined): readonly Candidate[] {
  const domain = specifier?.startsWith('domain:') ? specifier.slice('domain:'.length).trim() : undefined;
  const open = specifier === undefined || specifier === '*' || domain === '*';
  if (!open && domain === undefined) return [];
  const host = open || domain === undefined ? 'example.com' : domain.replaceAll('*', 'x');
  return [
    {
      capability: 'network-out',
      call: { tool: 'WebFetch', input: { url: `https://${host}/?q=x`, prompt: 'x' } },
      program: open ? 'WebFetch of any host' : `WebFetch of ${domain}`,
      confidence: open ? 'high' : 'medium',
      source: 'permissions-paths §4.1',
      ...(!open && { mild: true }),
    },
  ];
}
