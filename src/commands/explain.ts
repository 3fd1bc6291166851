import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { closest } from '../findings/closest.ts';
import type { Example } from '../findings/rule.ts';
import type { Host } from '../world/host.ts';

/** `grantlint explain RULE-ID`: the rule's page, offline. */
export function main(argv: readonly string[], host: Host): number {
  const id = argv[0] ?? '';
  const rule = rules.find((r) => r.id === id);
  if (!rule) {
    const near = closest(
      id,
      rules.map((r) => r.id),
    );
    host.err(`grantlint: no rule is called "${id}"${near ? `; did you mean ${near}?` : ''} (grantlint rules lists them)\n`);
    return 2;
  }
  const shown = examples[rule.id]?.() ?? { bad: [], good: [] };
  const lines = [
    `${rule.id} · ${rule.severity}, ${rule.confidence}, since ${rule.since}${rule.tier === 'audit' ? ', audit only' : ''}`,
    '',
    `${rule.title}.`,
    '',
    `Why: ${rule.why}`,
    '',
    `Remedy: ${rule.remedy}`,
    ...Object.entries(rule.options ?? {}).flatMap(([name, o]) => ['', `Option ${name} (${o.type}, default ${JSON.stringify(o.default)}): ${o.description}`]),
    ...shown.bad.slice(0, 2).flatMap((e) => print('Reported', e)),
    ...shown.good.slice(0, 2).flatMap((e) => print('Not reported', e)),
    ...(rule.references?.length ? ['', `References: ${rule.references.join('; ')}`] : []),
  ];
  host.out(`${lines.join('\n')}\n`);
  return 0;
}

function print(word: string, example: Example): string[] {
  const files = Object.entries(example.files).flatMap(([path, file]) => {
    const text = typeof file === 'string' ? file : 'text' in file ? file.text : `→ ${file.symlink}`;
    return [
      `  ${path}`,
      ...text
        .replace(/[«»]/g, '')
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`),
    ];
  });
  return ['', `${word}: ${example.title}`, ...files];
}
