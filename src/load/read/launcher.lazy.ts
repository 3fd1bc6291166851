import type { Document } from '../../model/document.ts';
import { locate } from '../document/front-matter-node.ts';
import { readYaml } from '../document/front-matter-yaml.lazy.ts';
import { parseJson } from '../document/json.ts';
import { textDocument } from '../document/text.ts';

/** A file that may start the client, with the places of its values. Nothing is run or looked up. */
export function readLauncher(file: string, text: string): Document {
  if (file.endsWith('.json')) return parseJson(file, text);
  if (!/\.ya?ml$/.test(file)) return textDocument(file, text);
  const read = readYaml(text);
  const root = 'root' in read ? read.root : null;
  return {
    file,
    text,
    value: root?.value,
    // What is no YAML at all starts nothing.
    problems: 'error' in read && read.error.limit ? [{ kind: 'too-deep', message: `not looked at: ${read.error.message}`, origin: { file, path: [] } }] : [],
    span: (at) => (at.path.length === 0 && at.within ? at.within : root ? locate(root, text, at) : undefined),
  };
}
