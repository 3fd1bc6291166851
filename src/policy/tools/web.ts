import { isPreapproved } from '../../client/preapproved-hosts.ts';
import { allow, ask, askByRule, type Check, deny } from '../check.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';

/** WebFetch rules name a host and nothing else (permissions-paths §4.1). */
export function checkWebFetch(input: Readonly<Record<string, unknown>>, { rules }: Policy): Check {
  const url = parseUrl(input.url);
  const find = (effect: 'allow' | 'ask' | 'deny') => (url === undefined ? undefined : rules.host(effect, url.hostname));
  const denied = find('deny');
  if (denied) return deny('pattern deny', 'a deny rule matches the host', denied);
  const asked = find('ask');
  if (asked) return askByRule('pattern ask', asked);
  const allowed = find('allow');
  if (allowed) return allow('pattern allow', 'an allow rule matches the host', allowed);
  if (url !== undefined && isPreapproved(url.hostname, url.pathname))
    return allow('built-in default', 'the client fetches this documentation host without a rule');
  return ask('no rule', 'no rule allows the host');
}

function parseUrl(text: unknown): { readonly hostname: string; readonly pathname: string } | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The first rule, in order, that names a host. */
export function compileHosts(rules: readonly Rule[]): (hostname: string) => Rule | undefined {
  const exact = new Map<string, { readonly rule: Rule; readonly at: number }>();
  const globs: { readonly rule: Rule; readonly wanted: string; readonly at: number }[] = [];
  for (const [at, rule] of rules.entries()) {
    if (!rule.specifier?.startsWith('domain:')) continue;
    const wanted = withoutDot(rule.specifier.slice('domain:'.length).toLowerCase());
    if (wanted.includes('*')) globs.push({ rule, wanted, at });
    else if (!exact.has(wanted)) exact.set(wanted, { rule, at });
  }
  return (hostname) => {
    const host = withoutDot(hostname.toLowerCase());
    const named = exact.get(host);
    const open = globs.find(({ wanted, at }) => (named === undefined || at < named.at) && globMatches(wanted, host));
    return (open ?? named)?.rule;
  };
}

function globMatches(wanted: string, host: string): boolean {
  if (wanted === '*') return true;
  if (wanted.startsWith('*.') && !wanted.slice(2).includes('*')) return host.endsWith(wanted.slice(1)) && host.length > wanted.length - 1;
  return labelsMatch(wanted, host);
}

const withoutDot = (host: string): string => (host.endsWith('.') ? host.slice(0, -1) : host);

/**
 * Elsewhere `*` stays inside one label; a leading `*.` takes any number of labels. Label by label and without an expression: a rule of a
 * thousand stars must not stop us.
 */
function labelsMatch(glob: string, host: string): boolean {
  const any = glob.startsWith('*.');
  const wanted = (any ? glob.slice(2) : glob).split('.');
  const labels = host.split('.');
  const spare = labels.length - wanted.length;
  if (any ? spare < 1 || labels.slice(0, spare).includes('') : spare !== 0) return false;
  return wanted.every((label, i) => labelMatches(label, labels[spare + i] ?? ''));
}

/** `*` is any run of characters of one label. */
function labelMatches(label: string, text: string): boolean {
  const parts = label.split(/\*+/);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return label === text;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
