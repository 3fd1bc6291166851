import { asStrings } from '../../load/values.ts';
import type { Prompt } from '../../model/harness.ts';
import { toolList } from '../../policy/tool-list.ts';
import { type Add, oneLine } from './surface.ts';

/** What front matter says about rights. A prompt that says nothing about them is words, and no surface. */
export function addPrompt(prompt: Prompt, add: Add): void {
  const { kind, file, frontMatter } = prompt;
  if (kind !== 'skill' && kind !== 'command' && kind !== 'agent') return;
  const granted = toolList(frontMatter['allowed-tools']);
  const tools = kind === 'agent' ? toolList(frontMatter['tools']) : [];
  const mode = typeof frontMatter['permissionMode'] === 'string' ? frontMatter['permissionMode'] : undefined;
  const parts = [
    ...(granted.length > 0 ? [`allowed-tools ${granted.join(', ')}`] : []),
    ...(tools.length > 0 ? [`tools ${tools.join(', ')}`] : []),
    ...(mode === undefined ? [] : [`permissionMode ${mode}`]),
  ];
  const own = new Set([...granted, ...tools, ...(mode === undefined ? [] : [`mode ${mode}`])]);
  // An agent without a list has every tool.
  const unlimited = kind === 'agent' && tools.length === 0;
  if (parts.length === 0) return;
  add(file, {
    kind,
    name: nameOf(prompt),
    value: JSON.stringify(parts),
    text: oneLine(parts.join('; ')),
    at: { file, path: [] },
    effect: { added: granted.length > 0 || mode !== undefined ? 'opens' : 'changes', removed: kind === 'agent' ? 'changes' : 'closes' },
    changed(before) {
      const was = entriesIn(before.value);
      return unlimited || [...own].some((one) => !was.has(one)) ? 'opens' : 'closes';
    },
    change(before) {
      const was = entriesIn(before.value);
      const gained = [...own].filter((one) => !was.has(one));
      const lost = [...was].filter((one) => !own.has(one));
      return (
        oneLine([...(gained.length > 0 ? [`gains ${gained.join(', ')}`] : []), ...(lost.length > 0 ? [`loses ${lost.join(', ')}`] : [])].join('; ')) ||
        'reordered'
      );
    },
  });
}

/** The tools and the mode in a prompt's value. */
function entriesIn(value: string): ReadonlySet<string> {
  const parts = asStrings(JSON.parse(value)) ?? [];
  return new Set(
    parts.flatMap((part) => {
      const at = part.indexOf(' ');
      return part.startsWith('permissionMode ') ? [`mode ${part.slice(at + 1)}`] : part.slice(at + 1).split(', ');
    }),
  );
}

const nameOf = ({ file, kind }: Prompt): string =>
  kind === 'skill' ? (/(?<![^/])([^/]+)\/SKILL\.md$/.exec(file)?.[1] ?? file) : file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
