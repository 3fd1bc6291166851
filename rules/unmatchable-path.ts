import { PATH_TOOLS } from '../src/client/tools.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { negationOf } from '../src/findings/negation.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Facts, Harness } from '../src/model/harness.ts';
import type { Grant } from '../src/model/permission.ts';
import { fieldSpecifier, pathAnchor } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'unmatchable-path',
  title: 'Path pattern that cannot match what it names',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Path rules are gitignore patterns: `*`, `**`, `?` and `[abc]` and nothing else. Braces, comma lists, variables, quotes, `..` and regular expressions are taken literally; the rule is loaded without a word and matches no file.',
  remedy: 'Write one gitignore pattern for each path; `~/` is the home folder, `//` the root of the disk.',
  references: ['permissions-paths §3.3, §10'],
  messages: {
    never: 'this {effect} rule matches no file: {reason}',
    other: 'this {effect} rule matches other files than it seems to: {reason}',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      if (!PATH_TOOLS.has(rule.tool) || rule.specifier === undefined || rule.specifier === '*') continue;
      const flaw = flawOf(rule.specifier, grant, harness);
      if (!flaw) continue;
      const more = {
        severity: effect === 'allow' || flaw.mild ? ('warning' as const) : ('error' as const),
        ...(flaw.remedy !== undefined && { remedy: flaw.remedy }),
        ...aboutGrant(grant),
      };
      report(origin, flaw.other ? 'other' : 'never', { effect, reason: flaw.reason }, more);
    }
  },
});

interface Flaw {
  readonly reason: string;
  readonly remedy?: string;
  readonly other?: boolean;
  readonly mild?: boolean;
}

function flawOf(path: string, grant: Grant, { facts, grants }: Harness): Flaw | undefined {
  if (isField(path)) return grant.effect === 'allow' ? { reason: 'input fields are looked at in deny and ask lists only' } : undefined;
  return edges(path, grant) ?? variables(path, grant.rule.tool) ?? dots(path) ?? lists(path) ?? negation(path, grant, grants) ?? classes(path, facts);
}

/** `Read(limit:5)` looks at an input field. */
const isField = (path: string): boolean => /^(?:limit|offset|pages|old_string|new_string|replace_all)$/.test(fieldSpecifier(path)?.name ?? '');

function edges(path: string, { effect }: Grant): Flaw | undefined {
  if (/^\s/.test(path)) return { reason: 'the blank at its start belongs to the name', remedy: 'Delete the blank.' };
  if (/^(?:\/\/|~\/?|\.\/?)$/.test(path))
    return { reason: 'there is no pattern after the anchor', remedy: 'Add what is meant below it: `/**` for everything.' };
  if (/^(["'`]).*\1$/.test(path)) return { reason: 'the quotation marks belong to the name', remedy: 'Delete the quotation marks.' };
  if (effect === 'allow' && path.startsWith('#')) return { reason: 'a leading # makes it a comment', remedy: 'Write \\# for the character itself.' };
  if (/^[a-z]+:\/\//.test(path)) return { reason: 'it is a URL, and only paths are compared', remedy: `Write \`//${path.replace(/^[a-z]+:\/+/, '')}\`.` };
  if (/^[A-Za-z]:\\|\\[A-Za-z0-9.]/.test(path) && !path.startsWith('^'))
    return {
      reason: 'a backslash takes the next character literally and separates no folders',
      remedy: 'Write the path with slashes: `~/` for the home folder, `//c/…` for a drive.',
      mild: true,
    };
  if (path.startsWith('^') || /[^\\]\$$/.test(path)) return { reason: 'it is a regular expression, and only gitignore patterns are understood' };
  return undefined;
}

function variables(path: string, tool: string): Flaw | undefined {
  const variable = /\$\{?[A-Za-z_]\w*\}?|%[A-Za-z_]\w*%/.exec(path)?.[0];
  if (variable !== undefined) {
    const home = /^\$\{?HOME\}?\/(.+)/.exec(path)?.[1];
    return { reason: `${variable} is not expanded`, remedy: home === undefined ? 'Write the path itself.' : `Write \`${tool}(~/${shorten(home, 60)})\`.` };
  }
  if (/^~[^/]+\//.test(path)) return { reason: `only "~/" is the home folder, ${path.slice(0, path.indexOf('/'))} is a plain name` };
  return undefined;
}

function dots(path: string): Flaw | undefined {
  const segments = path.split('/');
  if (segments.includes('..')) return { reason: 'a ".." in a pattern never matches', remedy: 'Write the absolute path with two slashes in front.' };
  if (segments.slice(path.startsWith('./') ? 1 : 0, -1).includes('.')) return { reason: 'a "." inside a pattern never matches', remedy: 'Leave the "./" out.' };
  return undefined;
}

function lists(path: string): Flaw | undefined {
  const braces = /\{[^{}/,]*,[^{}]*\}/.exec(path)?.[0];
  if (braces !== undefined)
    return { reason: `braces are plain characters, ${shorten(braces, 40)} is no choice`, remedy: 'Write one rule for each alternative.' };
  const parts = path.split(',');
  if (parts.length > 1 && parts.every((part) => /^[^\s./*]*[./*]\S*$/.test(part.trim())))
    return { reason: 'a comma does not separate patterns', remedy: 'Write one rule for each pattern.' };
  return undefined;
}

/** permissions-traps §8: `!p` re-opens what the same list of the same source said before, and nothing else. */
function negation(path: string, grant: Grant, grants: readonly Grant[]): Flaw | undefined {
  if (!/^(?:\.\/|\/|\/\/)?!/.test(path)) return undefined;
  const remedy = 'Name the files narrowly instead; a negated pattern only re-opens what an earlier rule of the same list matched.';
  if (/^\/|^!(?:\/|\.\/|~)/.test(path)) return { reason: 'a negated pattern with an anchor does nothing', remedy };
  const before = grants.slice(0, grants.indexOf(grant));
  const earlier = before.some(
    (g) =>
      g.effect === grant.effect &&
      g.origin.file === grant.origin.file &&
      g.rule.tool === grant.rule.tool &&
      g.rule.specifier !== undefined &&
      !g.skipped &&
      pathAnchor(g.rule.specifier).anchor === 'relative',
  );
  if (!earlier) return { reason: 'nothing before it in this list can be re-opened by a negated pattern', remedy };
  const list = before.filter((g) => !g.skipped);
  const closed = negationOf(grant, [...list, grant]);
  if (closed === undefined || closed.opens) return undefined;
  const by = shorten(closed.closedBy.rule.text, 60);
  return {
    reason: `${by} closes the whole folder, and nothing below it can be re-opened`,
    remedy: 'Close what is in the folder, `folder/*`, and re-open after that.',
    mild: true,
  };
}

function classes(path: string, facts: Facts): Flaw | undefined {
  const text = path.replace(/\\./g, '');
  const open = text.indexOf('[');
  if (open < 0) return undefined;
  const slash = text.indexOf('/', open);
  const close = text.indexOf(']', open + 2);
  if (close < 0 || (slash >= 0 && slash < close)) return { reason: 'the "[" is never closed', remedy: 'Close the bracket, or write \\[ for the character.' };
  const body = close < 0 ? '' : text.slice(open + 1, close);
  if (/^[!^]/.test(body))
    return { reason: `[${body}] is no negation: it matches the listed characters`, other: true, remedy: 'List the characters that are meant.' };
  const literal = `[${body}]`;
  if (/^(?:\.\.\.)?[A-Za-z][\w-]{2,}$/.test(body) && !/^\w-\w/.test(body) && facts.files().some((file) => file.includes(literal))) {
    return { reason: `${literal} is one character of the set, not the folder of that name`, remedy: `Write \`\\[${body}\\]\`.`, other: true };
  }
  return undefined;
}

export const examples = (): Examples => ({
  bad: [
    { title: 'Braces', files: settings('{ "permissions": { "deny": [«"Read(**/*.{pem,key})"»] } }') },
    { title: 'A variable', files: settings('{ "permissions": { "deny": [«"Read($HOME/.aws/**)"»] } }') },
    { title: 'The parent folder', files: allow('«"Edit(../shared/**)"»') },
    { title: 'A list', files: allow('«"Edit(src/**, test/**)"»') },
    { title: 'A list of names', files: settings('{ "permissions": { "deny": [«"Read(.env,.env.local)"»] } }') },
    { title: 'A bracket without an end', files: settings('{ "permissions": { "deny": [«"Read(secrets/[ab)"»] } }') },
    { title: 'Backslashes for slashes', files: settings('{ "permissions": { "deny": [«"Read(C:\\\\Users\\\\me\\\\.ssh\\\\**)"»] } }') },
    { title: 'A regular expression', files: settings('{ "permissions": { "deny": [«"Read(.*\\\\.env$)"»] } }') },
    { title: 'A negated class that is none', files: settings('{ "permissions": { "deny": [«"Read(secret[!s].txt)"»] } }') },
    { title: 'A negation below a closed folder', files: settings('{ "permissions": { "deny": ["Edit(src/**)", «"Edit(!src/a.ts)"»] } }') },
    { title: 'A negation with nothing before it', files: settings('{ "permissions": { "deny": [«"Read(!.env.example)"»] } }') },
    { title: 'A folder of a router', files: { ...allow('«"Edit(app/[slug]/**)"»'), 'app/[slug]/page.tsx': '' } },
  ],
  good: [
    {
      title: 'Ordinary patterns',
      files: settings('{ "permissions": { "deny": ["Read(./.env)", "Read(~/.ssh/**)", "Read(//**/*.pem)", "Read(id_[re]sa)"] } }'),
    },
    { title: 'A negation after what it re-opens', files: settings('{ "permissions": { "deny": ["Read(.env.*)", "Read(!.env.example)"] } }') },
    { title: 'Escaped brackets', files: { ...allow('"Edit(app/\\\\[slug\\\\]/**)"'), 'app/[slug]/page.tsx': '' } },
    { title: 'A comma in a name', files: allow('"Edit(docs/a, b and c.md)"') },
    { title: 'A template folder', files: allow('"Edit({{cookiecutter.name}}/**)"') },
  ],
});
