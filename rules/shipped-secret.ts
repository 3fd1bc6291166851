import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, whatItHolds } from '../src/findings/secret-files.ts';
import { textDocument } from '../src/load/document/text.ts';
import { lastWord } from '../src/load/read/ignore-lines.lazy.ts';
import { secretsOf } from '../src/load/secrets/secrets.ts';
import { asObject } from '../src/load/values.ts';
import type { Facts, Harness, TextFile } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'shipped-secret',
  title: 'Private file that `npm publish` would ship',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'A package without a `files` list ships everything that `.npmignore` does not name; where there is an `.npmignore`, `.gitignore` does not count any more. Local settings and env files of many published packages are on every mirror of the registry.',
  remedy: 'List what belongs to the package in `files` of package.json, and look at `npm pack --dry-run`.',
  references: ['conventions (No secrets in settings files, nor shipped)'],
  messages: {
    secret: '{file} {what} and would be part of the published package: {because}',
    local: '{file} would be part of the published package: {because}',
  },

  check({ harness }, report) {
    const candidates = [
      ...harness.secretFiles
        .filter(({ file, stat }) => isInProject(file) && stat?.kind === 'file' && !/(?:^|\/)\.npmrc$/.test(file))
        .map((secret) => ({ file: secret.file, what: () => whatItHolds(secret, harness.facts) })),
      ...harness.settings.filter(({ file, scope }) => scope === 'local' && isInProject(file)).map(({ file }) => ({ file, what: () => undefined })),
      ...harness.mcpFiles
        .filter(({ file, kind }) => kind === 'project' && isInProject(file))
        .map(({ file, document }) => ({ file, what: () => (secretsOf(document).length > 0 ? 'holds a credential' : undefined) })),
    ];
    if (candidates.length === 0) return;
    const packing = packingOf(harness);
    if (!packing) return;
    for (const { file, what } of candidates) {
      if (!packing.ships(file)) continue;
      const holds = what();
      if (holds !== undefined) report(wholeFile(file), 'secret', { file, what: holds, because: packing.because });
      else if (file.endsWith('settings.local.json')) report(wholeFile(file), 'local', { file, because: packing.because }, { severity: 'note' });
    }
  },
});

interface Packing {
  readonly because: string;
  ships(file: string): boolean;
}

/** What npm would pack at the root; undefined: nothing is published from here, or a list of files decides. */
function packingOf(harness: Harness): Packing | undefined {
  const about = packageJson(harness.facts);
  if (!about || about['private'] === true || typeof about['name'] !== 'string' || typeof about['version'] !== 'string') return undefined;
  if (Array.isArray(about['files'])) return undefined;
  const text = harness.facts.text('.npmignore');
  const own: readonly TextFile[] | undefined = text === undefined ? undefined : [{ file: '.npmignore', document: textDocument('.npmignore', text) }];
  return {
    because: own
      ? 'package.json has no "files", and .npmignore does not name it (.gitignore does not count beside it)'
      : 'package.json has no "files", and .gitignore does not name it',
    ships(file) {
      const line = lastWord(own ?? harness.ignoreFiles, file);
      return line === undefined || line.negated;
    },
  };
}

function packageJson(facts: Facts): Readonly<Record<string, unknown>> | undefined {
  const text = facts.text('package.json');
  if (text === undefined) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const about = (more = '') => `{ "name": "brief", "version": "1.0.0"${more} }`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'An .npmignore that forgets the env file',
      files: { 'package.json': about(), '.gitignore': '.env\n', '.npmignore': 'test/\n', '.env': `«»CHAT_TOKEN=${token}\n` },
    },
    { title: 'Local settings (a note)', files: { 'package.json': about(), '.gitignore': 'dist/\n', '.claude/settings.local.json': '«»{}' } },
  ],
  good: [
    { title: 'A list of files', files: { 'package.json': about(', "files": ["dist"]'), '.env': `CHAT_TOKEN=${token}\n` } },
    { title: 'A private package', files: { 'package.json': about(', "private": true'), '.claude/settings.local.json': '{}' } },
    { title: 'Git ignores it, and nothing else is asked', files: { 'package.json': about(), '.gitignore': '.env\n', '.env': `CHAT_TOKEN=${token}\n` } },
    { title: 'Servers without credentials', files: { 'package.json': about(), '.mcp.json': '{ "mcpServers": {} }' } },
  ],
});
