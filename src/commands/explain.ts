import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { isKnownTool } from '../client/tools.ts';
import { closest } from '../findings/closest.ts';
import type { AnyRule, Example } from '../findings/rule.ts';
import { EFFECTS, type Scope } from '../model/permission.ts';
import { MODES } from '../model/run.ts';
import { atLoad } from '../pipelines/explain/at-load.ts';
import { explainRule } from '../pipelines/explain/explain.ts';
import { noteOf } from '../pipelines/kept-reasons.ts';
import { explainJson, explainText } from '../report/explain.ts';
import { clip, visible } from '../report/visible.ts';
import type { Host } from '../world/host.ts';
import { openWork } from '../world/open.ts';
import { configFor } from './check-config.ts';
import { EXPLAIN_FLAGS } from './explain-flags.ts';
import { parseFlags } from './flags.ts';
import { UsageError } from './usage.ts';

/** `grantlint explain RULE-ID`: the page of a lint rule; `grantlint explain 'Bash(git:*)'`: what a permission rule does. Offline. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const parsed = parseFlags(argv, EXPLAIN_FLAGS);
  const [operand] = parsed?.operands ?? [];
  if (!parsed || operand === undefined || parsed.operands.length > 1) return (await import('./help.ts')).main(['explain', ...argv], host);
  const value = (name: string): string | undefined => parsed.values.get(name)?.[0];
  const json = value('--format') !== undefined && value('--format') !== 'text';
  const rule = rules.find(({ id }) => id === operand);
  if (rule) {
    host.out(json ? pageJson(rule) : page(rule));
    return 0;
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(operand)) return unknown(operand, host);
  const as = EFFECTS.find((effect) => effect === value('--as')) ?? 'allow';
  const mode = MODES.find((known) => known === value('--mode')) ?? 'default';
  const scope = SCOPES.find((known) => known === value('--scope')) ?? 'project';
  const explanation = explainRule(operand, { as, mode, scope });
  const note = noteHere(operand, scope, host);
  host.out(json ? explainJson(explanation, note) : explainText(explanation, note));
  return 0;
}

/** The reason that the configuration of this folder keeps beside the rule; a page is printed whatever is wrong with that file. */
function noteHere(text: string, scope: Scope, host: Host): string | undefined {
  const { world } = openWork(host.cwd, { env: host.env, cwd: host.cwd });
  try {
    const config = world && configFor({ world, root: host.cwd }, { config: undefined, baseRef: undefined, trust: {} }, host);
    return config && noteOf({ text, scope, file: undefined }, config, host.today());
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const SCOPES: readonly Scope[] = ['project', 'local', 'user', 'managed', 'flag'];

/** Lower-case words are the id of a lint rule; as a permission rule the client would drop them. */
function unknown(id: string, host: Host): number {
  const near = closest(
    id,
    rules.map((r) => r.id),
  );
  const load = atLoad(id, 'allow');
  const meant = load.suggestion !== undefined && isKnownTool(load.suggestion) ? ` For the tool: grantlint explain ${load.suggestion}` : '';
  host.err(
    `grantlint: no rule is called "${visible(clip(id, 80))}"${near ? `; did you mean ${near}?` : ''} (grantlint rules lists them)\n` +
      `As a permission rule the client skips it: ${load.reason ?? ''}${meant}\n`,
  );
  return 2;
}

/** The rule's page as data. */
function pageJson({ id, title, severity, confidence, tier = 'default', since, why, remedy, options = {}, references = [] }: AnyRule): string {
  const value = { version: 1, kind: 'lint-rule', id, title, severity, confidence, tier, since, why, remedy, options, references };
  return `${JSON.stringify(value)}\n`;
}

function page(rule: AnyRule): string {
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
  return `${lines.join('\n')}\n`;
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
