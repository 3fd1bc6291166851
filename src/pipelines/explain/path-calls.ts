import type { PermissionRule } from '../../model/permission.ts';
import { type PathAnchor, pathAnchor } from '../../policy/specifier.ts';
import { unescapeSpecifier } from '../../policy/syntax.ts';
import { baseOf, type Setting } from './alone.ts';
import { bash, fetching, onFile, type Trial, type Trials } from './call.ts';

/** Calls on files for a rule whose content is a path; `governs` is the tool whose rules the client asks. */
export function pathTrials(rule: PermissionRule, governs: 'Read' | 'Edit', setting: Setting): Trials {
  if (rule.specifier === undefined || rule.specifier === '*') return wholeTool(rule.tool, setting);
  const specifier = unescapeSpecifier(rule.specifier);
  const negated = /^(?:\.\/)?!/.test(specifier);
  const { anchor, rest } = pathAnchor(specifier.replace(/^(?:\.\/)?!/, ''));
  const names = namesOf(rest.replace(/^\//, '')).filter((name) => name !== '');
  const root = { absolute: '/', home: '~/', source: baseOf(setting), relative: '' }[anchor];
  const files = names.map((name) => root + name);
  const tools = toolsOf(rule.tool, governs, setting);
  const [first = '', second] = files;
  const hits = [
    ...(first === '' ? [] : [onFile(tools[0] ?? 'Read', first)]),
    ...(first === '' ? [] : shellUses(first, governs)),
    ...(anchor === 'relative' ? names.slice(0, 1).map((name) => onFile(tools[1] ?? 'Read', `sub/${name}`, 'at any depth')) : []),
    ...(second === undefined ? [] : [onFile(tools[1] ?? tools[0] ?? 'Read', second)]),
    ...files.flatMap((file) => tools.map((tool) => onFile(tool, file))),
  ];
  return {
    hits: negated ? [] : hits,
    misses: [...(negated ? hits : []), ...misses(first, names[0] ?? '', anchor, tools, governs, setting)],
    stays: staying(first, tools, governs, setting),
  };
}

/** Files that a gitignore pattern names, made from its own text. */
function namesOf(glob: string): readonly string[] {
  const fill = (deep: string, leaf: string): string =>
    glob
      .split('/')
      .flatMap((part, i, all) =>
        part === '**' ? (i === all.length - 1 ? [deep === '' ? leaf : `${deep}/${leaf}`] : deep === '' ? [] : [deep]) : [segment(part, leaf)],
      )
      .join('/')
      .replace(/\/$/, `/${leaf}`);
  const plain = fill('', 'a.txt');
  return [...new Set([plain, fill('deep', 'b.txt'), `${plain}/a.txt`])];
}

/** One part of a path with its wildcards filled. */
function segment(part: string, leaf: string): string {
  if (/^\*+$/.test(part)) return leaf;
  return part
    .replace(/\\(.)/g, '$1')
    .replace(/\*+/g, 'x')
    .replace(/\?/g, 'x')
    .replace(/\[[!^]?(\\?[^\][])[^\][]*\]/g, '$1');
}

function toolsOf(tool: string, governs: 'Read' | 'Edit', { as }: Setting): readonly string[] {
  if (tool !== governs && /^(?:Write|NotebookEdit|Grep|Glob)$/.test(tool)) return [tool, governs];
  if (governs === 'Edit') return as === 'allow' ? ['Edit', 'Write', 'NotebookEdit', 'Read'] : ['Edit', 'Write', 'NotebookEdit'];
  return as === 'deny' ? ['Read', 'Write', 'Grep'] : ['Read', 'Grep'];
}

const SHELL_NAME = /^~?[\w./@-]+$/;

function shellUses(file: string, governs: 'Read' | 'Edit'): readonly Trial[] {
  if (!SHELL_NAME.test(file)) return [];
  return governs === 'Read' ? [bash(`cat ${file}`, 'shell commands that name the file')] : [bash(`echo x > ${file}`, 'redirections to it')];
}

function misses(file: string, name: string, anchor: PathAnchor, tools: readonly string[], governs: 'Read' | 'Edit', { as }: Setting): readonly Trial[] {
  const tool = tools[0] ?? 'Read';
  if (name === '') return [];
  const plain = SHELL_NAME.test(file);
  const program = file.startsWith('~') ? [] : [file];
  const around: readonly Trial[] =
    as === 'allow' || !plain
      ? []
      : governs === 'Read'
        ? [
            bash(`cat ${globbed(file)}`, 'a wildcard that the shell expands'),
            ...program.map((path) => bash(`python3 -c "print(open('${path}').read())"`, 'a program that opens it itself')),
            bash(`grep -r x ${folderOf(file)}`, 'a search through its folder'),
          ]
        : [
            ...program.map((path) => bash(`python3 -c "open('${path}', 'w')"`, 'a program that opens it itself')),
            bash(`dd if=a of=${file}`, 'a program whose paths are not checked'),
          ];
  const elsewhere: readonly Trial[] = {
    absolute: [onFile(tool, name, 'a path in the project')],
    home: [onFile(tool, name, 'a path in the project'), onFile(tool, `/${name}`, 'a path from the root of the disk')],
    source: [onFile(tool, `/${name}`, 'one slash is not the root of the disk'), onFile(tool, `sub/${name}`, 'only at the top of the folder')],
    relative: [onFile(tool, `sub/${name}`, 'only at the top of the folder'), onFile(tool, `/srv/${name}`, 'outside the working directories')],
  }[anchor];
  const first = name.split('/')[0] ?? '';
  const root = file.slice(0, file.length - name.length);
  return [
    ...around.slice(0, 1),
    ...elsewhere,
    ...around.slice(1),
    onFile(tool, `${root}${first}2${name.slice(first.length)}`, 'another name'),
    ...(governs === 'Edit' && as !== 'allow' ? [onFile('Read', file, 'reading it')] : []),
    ...(governs === 'Read' && as === 'allow' ? [onFile('Edit', file, 'writing it')] : []),
    ...(governs === 'Edit' && as === 'allow' && plain ? [bash(`cp a.txt ${file}`, 'the command needs a Bash rule')] : []),
    onFile(tool, '/srv/other.txt', 'another path'),
  ];
}

/** `.env` as `.e*`. */
function globbed(file: string): string {
  const at = file.lastIndexOf('/') + 1;
  return `${file.slice(0, at + Math.max(1, Math.min(2, file.length - at - 1)))}*`;
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.');

/** Protected files stay closed under every Edit rule (S2). */
function staying(file: string, tools: readonly string[], governs: 'Read' | 'Edit', { as }: Setting): readonly Trial[] {
  if (as !== 'allow' || governs !== 'Edit' || file === '') return [];
  const at = file.lastIndexOf('/') + 1;
  return [
    onFile(tools[0] ?? 'Edit', `${file.slice(0, at)}.git/config`, 'protected files are asked about whatever the rules say'),
    onFile(tools[0] ?? 'Edit', `${file.slice(0, at)}.mcp.json`, 'protected files are asked about whatever the rules say'),
  ];
}

function wholeTool(tool: string, { as }: Setting): Trials {
  const reads = tool === 'Read' || tool === 'Grep' || tool === 'Glob';
  return {
    hits: ['src/a.ts', '/etc/passwd', '~/.ssh/config', '~/notes.txt', 'README.md'].map((file) => onFile(tool, file)),
    misses: [
      ...(reads ? [bash('cat /etc/passwd', 'shell commands are not this tool')] : [bash('echo x > src/a.ts', 'shell commands are not this tool')]),
      onFile(
        tool === 'Edit' ? 'Write' : tool === 'Write' ? 'Edit' : reads && tool !== 'Read' ? 'Read' : 'Write',
        as === 'allow' ? '/srv/a.ts' : 'src/a.ts',
        'another tool',
      ),
      onFile(tool, '/srv/a.txt', 'outside the working directories'),
      fetching('https://example.com/', 'another tool'),
      ...(tool === 'Read' ? [bash('cat ~/.ssh/config', 'shell commands are not this tool')] : []),
    ],
    stays:
      reads || as !== 'allow'
        ? []
        : [
            onFile(tool, '.git/config', 'protected files are asked about whatever the rules say'),
            onFile(tool, '.mcp.json', 'protected files are asked about whatever the rules say'),
          ],
  };
}
