import type { Launcher, LaunchText } from '../../model/harness.ts';
import type { KeyPath } from '../../model/origin.ts';
import { locate, type YamlNode } from '../document/front-matter-node.ts';
import { readYaml } from '../document/front-matter-yaml.lazy.ts';
import { parseJson } from '../document/json.ts';
import { textDocument } from '../document/text.ts';
import { asObject } from '../values.ts';

/** What such a file runs or hands to the client, each text with its place. Nothing is run or looked up. */
export function readLauncher(file: string, text: string): Launcher {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === 'package.json') return packageScripts(file, text);
  return /\.ya?ml$/.test(name) ? workflow(file, text) : makefile(file, text);
}

function packageScripts(file: string, text: string): Launcher {
  const document = parseJson(file, text);
  const scripts = Object.entries(asObject(asObject(document.value)?.['scripts']) ?? {});
  return {
    file,
    document,
    texts: scripts.flatMap(([name, value]): LaunchText[] =>
      typeof value === 'string' ? [{ what: 'npm script', text: value, origin: { file, path: ['scripts', name] } }] : [],
    ),
  };
}

/** Recipe lines begin with a tab; a backslash at the end goes on with the next line. */
function makefile(file: string, text: string): Launcher {
  const texts: LaunchText[] = [];
  for (const match of text.matchAll(/^\t((?:[^\n\\]|\\[\s\S])*)/gm)) {
    const start = match.index + 1;
    const line = match[1] ?? '';
    // `@` and `-` in front belong to make.
    const shell = line.replace(/^[@+-]+/, (marks) => ' '.repeat(marks.length)).replace(/\$\$/g, '$ ');
    texts.push({ what: 'make target', text: shell, origin: { file, path: [], within: { start, end: start + line.length } } });
  }
  return { file, document: textDocument(file, text), texts };
}

/** Steps of a workflow: shell text, and what the official action hands to the client. */
function workflow(file: string, text: string): Launcher {
  const read = readYaml(text);
  const root = 'root' in read ? read.root : null;
  const texts: LaunchText[] = [];
  const document = { file, text, value: root?.value, problems: [], span: (at: Parameters<typeof locate>[2]) => (root ? locate(root, text, at) : undefined) };
  const visit = (node: YamlNode, path: KeyPath): void => {
    for (const [key, child] of node.children ?? []) {
      const at = [...path, key];
      if (typeof child.value === 'string') {
        const what = WHAT[String(key)];
        if (what) texts.push({ what, text: plain(child.value), origin: { file, path: at } });
      } else visit(child, at);
    }
  };
  if (root) visit(root, []);
  return { file, document, texts };
}

const WHAT: Readonly<Record<string, LaunchText['what']>> = {
  run: 'workflow step',
  claude_args: 'arguments of the action',
  settings: 'settings of the action',
  allowed_non_write_users: 'users of the action',
  allowed_bots: 'users of the action',
};

/** `${{ … }}` is put in before the shell sees the text; as it stands it is no shell. */
const plain = (text: string): string => text.replace(/\$\{\{[^}]{0,1000}\}\}/g, (hole) => 'x'.repeat(hole.length));
