import { type DeadText, deadInAllow, deadInGuard } from '../src/capability/unmatchable.ts';
import { aboutGrant, grantsBy, isEverywhere, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Effect, Grant } from '../src/model/permission.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'unmatchable-rule',
  title: 'Permission rule whose text matches no call',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The rule is loaded without a word and then matches nothing: a blank too many, `:*` in the middle, a variable, a redirection, a program that needs an exact rule. A deny rule protects nothing, an allow rule leaves the prompt where it was.',
  remedy: 'Write the command as the client compares it: exact text, a prefix with `:*` at the end, or `*` as the only special character.',
  references: ['permissions-bash R4-R8, M2-M5, T1, T3, W3', 'permissions-traps §1, §2, §6', 'permissions-paths §4.1'],
  messages: {
    guard: 'this {effect} rule matches no command: {reason}',
    grant: 'this allow rule never matches: {reason}',
    partly: 'this allow rule matches one literal text only: {reason}',
    host: 'this {effect} rule matches no URL: {reason}',
    search: 'this {effect} rule matches no search: {reason}',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const openers = openersIn(loaded, harness);
    for (const grant of loaded) {
      const { rule, effect, origin } = grant;
      if (rule.specifier === undefined) continue;
      if (rule.tool === 'WebFetch') {
        const host = deadHost(rule.specifier);
        if (host)
          report(origin, 'host', { effect, reason: host.reason }, { ...more(host), severity: effect === 'allow' ? 'warning' : 'error', ...aboutGrant(grant) });
        continue;
      }
      if (rule.tool === 'WebSearch') {
        const dead = deadSearch(rule.specifier, effect);
        if (dead)
          report(
            origin,
            'search',
            { effect, reason: dead.reason },
            { ...more(dead), severity: effect === 'allow' ? 'warning' : 'error', ...aboutGrant(grant) },
          );
        continue;
      }
      if (rule.tool !== 'Bash') continue;
      const specifier = unescapeSpecifier(rule.specifier);
      const dead = effect === 'allow' ? deadInAllow(specifier) : deadInGuard(specifier, effect);
      if (!dead || isOpened(dead, grant, openers)) continue;
      if (effect !== 'allow') report(origin, 'guard', { effect, reason: dead.reason }, { ...more(dead), ...aboutGrant(grant) });
      else
        report(
          origin,
          dead.partly ? 'partly' : 'grant',
          { reason: dead.reason },
          { ...more(dead), severity: isLeftOver(dead, specifier) ? 'note' : 'warning', ...aboutGrant(grant) },
        );
    }
  },
});

const more = (dead: DeadText) => (dead.remedy === undefined ? {} : { remedy: shorten(dead.remedy, 200) });

/** Pieces of shell syntax, and long commands that the client saved once: nobody wrote them, nobody misses them. */
const isLeftOver = (dead: DeadText, specifier: string): boolean => dead.junk === true || specifier.length > 80 || specifier.includes('\n');

/** A bare shell rule lets everything through anyway; an Edit rule opens redirections, a Read rule or a further folder opens paths. */
function isOpened(dead: DeadText, grant: Grant, { everywhere, anywhere, byFolder, settings }: Openers): boolean {
  if (grant.effect !== 'allow' || dead.unless === undefined) return false;
  const edits = dead.unless === 'edit-rule';
  const beside = isEverywhere(grant) ? anywhere : byFolder.get(grant.dir);
  const tools = edits ? ['Bash', 'Edit'] : ['Bash', 'Edit', 'Read'];
  return tools.some((tool) => everywhere.has(tool) || beside?.has(tool)) || settings.includes(edits ? '"acceptEdits"' : '"additionalDirectories"');
}

/** Tools with a rule that opens something else, by the sessions that load it, and what the settings say beside the lists. */
interface Openers {
  readonly everywhere: ReadonlySet<string>;
  readonly anywhere: ReadonlySet<string>;
  readonly byFolder: ReadonlyMap<string, ReadonlySet<string>>;
  readonly settings: string;
}

function openersIn(loaded: readonly Grant[], harness: Harness): Openers {
  const open = loaded.filter(({ effect, rule: { tool, specifier } }) => {
    const whole = specifier === undefined || specifier === '*';
    return effect === 'allow' && (tool === 'Bash' ? whole : (tool === 'Edit' || tool === 'Read') && !whole);
  });
  const tools = (grants: readonly Grant[]) => new Set(grants.map(({ rule }) => rule.tool));
  return {
    everywhere: tools(open.filter(isEverywhere)),
    anywhere: tools(open),
    byFolder: new Map([...grantsBy(open, ({ dir }) => dir)].map(([dir, grants]) => [dir, tools(grants)])),
    settings: harness.settings.map((file) => JSON.stringify(file.value['permissions'] ?? '')).join('\n'),
  };
}

/** permissions-paths §4.1: what is compared is the host, in lower case, without a port. */
function deadHost(specifier: string): DeadText | undefined {
  const host = specifier.startsWith('domain:') ? specifier.slice('domain:'.length) : undefined;
  if (host === undefined || host === '') return undefined;
  const bare = host.trim().toLowerCase();
  if (host !== host.trim()) return { reason: 'the blank belongs to the name', remedy: `Write \`WebFetch(domain:${bare})\`.` };
  if (/[,|\s]/.test(host)) return { reason: 'a rule holds one host', remedy: 'Write one rule for each host.' };
  if (host.includes('/')) return { reason: 'only the host is compared, never a path', remedy: `Write \`WebFetch(domain:${bare.split('/')[0]})\`.` };
  if (/:\d+$/.test(host)) return { reason: 'the port is not part of what is compared', remedy: `Write \`WebFetch(domain:${bare.replace(/:\d+$/, '')})\`.` };
  if (host.startsWith('.')) return { reason: 'no host starts with a dot', remedy: `Write \`WebFetch(domain:*${bare})\`.` };
  if (host.includes('?')) return { reason: 'a question mark stands for itself, and no host has one', remedy: 'Write * for any characters of one label.' };
  if (/[^\x20-\x7e]/.test(host)) return { reason: 'hosts are compared in their ASCII form', remedy: 'Write the name in punycode, xn--….' };
  return undefined;
}

/** permissions-paths §4.3: a search is allowed as a whole, and denied or asked for as a whole or by its exact words. */
function deadSearch(specifier: string, effect: Effect): DeadText | undefined {
  if (specifier === '*') return undefined;
  if (effect === 'allow') return { reason: 'searches are allowed as a whole or not at all', remedy: 'Write WebSearch.' };
  return /^\s*(?:query|allowed_domains|blocked_domains)\s*:/.test(specifier)
    ? undefined
    : { reason: 'the words of a search are compared as `query:words`', remedy: `Write \`WebSearch(query:${specifier})\`.` };
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A blank before the colon', files: settings('{ "permissions": { "deny": [«"Bash(rm :*)"»] } }') },
    { title: 'A blank at the end', files: allow('«"Bash(npm test )"»') },
    { title: 'The colon in the middle', files: settings('{ "permissions": { "deny": [«"Bash(git:* push)"»] } }') },
    { title: 'The command as a field', files: settings('{ "permissions": { "deny": [«"Bash(command:rm *)"»] } }') },
    { title: 'A redirection in a pattern', files: allow('«"Bash(npm test * 2>&1)"»') },
    { title: 'A star before the colon', files: allow('«"Bash(scripts/*:*)"»') },
    { title: 'A program that only an exact rule lets through', files: allow('«"Bash(source:*)"»', '«"Bash(watch *)"»') },
    { title: 'A variable', files: allow('«"Bash($HOME/bin/report:*)"»') },
    { title: 'A pipeline', files: allow('«"Bash(npm test | tee out.txt)"»') },
    { title: 'A chain with a prefix', files: allow('«"Bash(cd app && npm test:*)"»') },
    { title: 'A file outside', files: allow('«"Bash(cat /etc/hosts)"»') },
    { title: 'An ask rule with a redirection', files: settings('{ "permissions": { "ask": [«"Bash(npm test > out.txt)"»] } }') },
    { title: 'The words of a search', files: settings('{ "permissions": { "deny": [«"WebSearch(salary)"»] } }') },
    { title: 'A host with its port', files: allow('«"WebFetch(domain:example.com:8443)"»') },
  ],
  good: [
    { title: 'An exact chain equals the whole chain', files: allow('"Bash(npm run lint && npm test)"') },
    { title: 'An exact rule lets a variable and a substitution through', files: allow('"Bash(echo $PATH)"', '"Bash(echo $(date))"') },
    { title: 'Operators in quotation marks', files: allow('"Bash(grep -E \'a|b\' notes.txt)"', '"Bash(git commit -m \\"a && b\\":*)"') },
    { title: 'No file is written', files: allow('"Bash(npm test 2>&1)"', '"Bash(npm test > /dev/null)"') },
    { title: 'Names with a colon', files: allow('"Bash(npm run test:* --silent)"', '"Bash(npm run build:docs:*)"') },
    { title: 'A deny rule on a literal star', files: settings('{ "permissions": { "deny": ["Bash(rm -rf /*:*)"] } }') },
    { title: 'An open quotation mark says nothing', files: allow('"Bash(git commit -m \' *)"') },
    { title: 'The folder is opened by a Read rule', files: allow('"Bash(cat /etc/hosts)"', '"Read(//etc/**)"') },
  ],
});
