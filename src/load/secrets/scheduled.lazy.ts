import type { TextFile } from '../../model/harness.ts';
import { readCrontab } from '../entry/crontab.ts';
import { readUnit, withoutPrefix } from '../entry/systemd.ts';
import { filesInShell, filesMeant, namesFile } from '../read/script.lazy.ts';
import type { SourcedFile } from '../read/script.ts';

/** Files with secrets that a crontab or a unit hands to what it starts: `. ~/.env.agent`, `EnvironmentFile=`, `LoadCredential=`. */
export function filesScheduled({ file, document: { text } }: TextFile): readonly SourcedFile[] {
  return file.endsWith('.service') || file.endsWith('.timer') ? inUnit(file, text) : inCrontab(file, text);
}

/** What cron starts begins at home. */
const HOME = '~/';

function inCrontab(file: string, text: string): readonly SourcedFile[] {
  const { lines, variables } = readCrontab(file, text);
  return [
    ...variables.flatMap(({ name, value, start, end }) =>
      namesFile(name) ? filesMeant(value, HOME).map((one) => ({ file: one, at: { file, path: [], within: { start, end } } })) : [],
    ),
    ...lines.flatMap(({ source }) => filesInShell(source.text, HOME, source.place)),
  ];
}

/** A unit without a folder of its own begins at `/`, so only whole paths say where something is. */
function inUnit(file: string, text: string): readonly SourcedFile[] {
  return readUnit(text).flatMap(({ section, key, value, start, end }): readonly SourcedFile[] => {
    if (section !== 'Service') return [];
    const place = (from: number, to: number) => ({ file, path: [], within: { start: start + from, end: start + to } });
    const meant = (word: string, from: number): readonly SourcedFile[] =>
      word.startsWith('/') || word.startsWith('%h/')
        ? filesMeant(word.replace(/^%h/, '~'), '').map((one) => ({ file: one, at: place(from, from + word.length) }))
        : [];
    if (key === 'EnvironmentFile') return meant(value.replace(/^-/, '').replace(/^"(.*)"$/, '$1'), value.startsWith('-') ? 1 : 0);
    if (key === 'LoadCredential') return meant(value.slice(value.indexOf(':') + 1), value.indexOf(':') + 1);
    if (key === 'Environment') {
      return [...value.matchAll(/(?:^|[\s"'])([A-Za-z_]\w*)=([^\s"']+)/g)].flatMap(({ 0: whole, 1: name = '', 2: word = '', index }) =>
        namesFile(name) ? meant(word, index + whole.length - word.length) : [],
      );
    }
    if (!key.startsWith('Exec') || end <= start) return [];
    const skip = withoutPrefix(value);
    return filesInShell(value.slice(skip), '', (from, to) => place(skip + from, skip + to));
  });
}
