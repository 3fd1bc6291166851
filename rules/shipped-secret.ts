import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, whatItHolds } from '../src/findings/secret-files.ts';
import { packageIn, type Shipped, shippedBy } from '../src/load/read/npm-files.lazy.ts';
import { secretsOf } from '../src/load/secrets/secrets.ts';
import type { Facts } from '../src/model/harness.ts';
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
    const { facts } = harness;
    const packages = packagesIn(facts);
    const local = harness.settings.filter(({ file, scope }) => scope === 'local' && isInProject(file));
    const candidates = [
      ...harness.secretFiles
        .filter(({ file, stat }) => isInProject(file) && stat?.kind === 'file')
        .map((secret) => ({ file: secret.file, what: () => whatItHolds(secret, facts) })),
      ...[...local, ...harness.mcpFiles.filter(({ file, kind }) => kind === 'project' && isInProject(file))].map(({ file, document }) => ({
        file,
        what: () => (secretsOf(document).length > 0 ? 'holds a credential' : undefined),
      })),
    ];
    for (const { file, what } of candidates) {
      const shipped = packages(file);
      if (!shipped) continue;
      const because = BECAUSE[shipped];
      const holds = what();
      const more =
        shipped === 'listed' ? { remedy: 'Take it out of `files` (a last entry with `!` in front of it does), and look at `npm pack --dry-run`.' } : {};
      if (holds !== undefined) report(wholeFile(file), 'secret', { file, what: holds, because }, more);
      else if (local.some((settings) => settings.file === file)) report(wholeFile(file), 'local', { file, because }, { ...more, severity: 'note' });
    }
  },
});

const BECAUSE: Readonly<Record<Shipped, string>> = {
  listed: '"files" of package.json takes it in',
  'not in .npmignore': 'package.json has no "files", and .npmignore does not name it (.gitignore does not count beside it)',
  'not in .gitignore': 'package.json has no "files", and .gitignore does not name it in a way that npm understands',
  'no ignore file': 'package.json has no "files", and there is no ignore file',
};

/** Why npm would pack a file with the package that it lies in; packages may lie in each other. */
function packagesIn(facts: Facts): (file: string) => Shipped | undefined {
  const known = new Map<string, boolean>();
  return (file) => {
    for (let slash = file.lastIndexOf('/'); ; slash = file.lastIndexOf('/', slash - 1)) {
      const folder = file.slice(0, slash + 1);
      if (!known.has(folder)) known.set(folder, packageIn(folder, facts) !== undefined);
      const shipped = known.get(folder) ? shippedBy(folder, file, facts) : undefined;
      if (shipped || slash <= 0) return shipped;
    }
  };
}

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const about = (more = '') => `{ "name": "brief", "version": "1.0.0"${more} }`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'An .npmignore that forgets the env file',
      files: { 'package.json': about(), '.gitignore': '.env\n', '.npmignore': 'test/\n', '.env': `«»CHAT_TOKEN=${token}\n` },
    },
    {
      title: 'A list that takes everything in',
      files: { 'package.json': about(', "files": ["**/*"]'), '.npmignore': '.env\n', '.env': `«»CHAT_TOKEN=${token}\n` },
    },
    {
      title: 'A package in a folder',
      files: { 'package.json': about(', "private": true'), 'lib/package.json': about(), 'lib/.npmignore': '', 'lib/.env': `«»CHAT_TOKEN=${token}\n` },
    },
    { title: 'Local settings (a note)', files: { 'package.json': about(), '.gitignore': 'dist/\n', '.claude/settings.local.json': '«»{}' } },
  ],
  good: [
    { title: 'A list of files', files: { 'package.json': about(', "files": ["dist"]'), '.env': `CHAT_TOKEN=${token}\n` } },
    { title: 'Never packed', files: { 'package.json': about(), '.npmrc': `//npm.example.com/:_auth=${token}\n` } },
    { title: 'Upper and lower case are one to npm', files: { 'package.json': about(), '.npmignore': '.ENV\n', '.env': `CHAT_TOKEN=${token}\n` } },
    { title: 'A private package', files: { 'package.json': about(', "private": true'), '.claude/settings.local.json': '{}' } },
    { title: 'Git ignores it, and nothing else is asked', files: { 'package.json': about(), '.gitignore': '.env\n', '.env': `CHAT_TOKEN=${token}\n` } },
    { title: 'Servers without credentials', files: { 'package.json': about(), '.mcp.json': '{ "mcpServers": {} }' } },
  ],
});
