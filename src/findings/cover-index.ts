import { fixedStart, patternOf } from '../capability/covers.ts';
import { canonicalTool, isMcpName } from '../client/tools.ts';
import type { Grant, PermissionRule } from '../model/permission.ts';
import { grantsBy } from './grants.ts';
import { type PatternIndex, patternIndex } from './pattern-index.ts';

/**
 * Which of the rules may cover another one, in the order of the lists: a look-up in place of a comparison with each, for lists of
 * thousands. Whoever asks still proves it with `covers`; nothing that `covers` proves is left out (test/findings/cover-index.test.ts).
 */
export function coverIndex(grants: readonly Grant[], few: number = FEW): (grant: Grant) => readonly Grant[] {
  if (grants.length <= few) return () => grants;
  const place = new Map(grants.map((grant, index) => [grant, index]));
  const byKey = grantsBy(grants, ({ rule }) => keyOf(canonicalTool(rule.tool), rule.specifier));
  const globs = grants.filter(({ rule }) => rule.specifier === undefined && rule.tool.includes('*') && !isMcpName(rule.tool));
  const patterns: PatternIndex = patternIndex(grants.filter(({ rule }) => rule.tool === 'Bash' && rule.specifier !== undefined));
  return ({ rule }) => {
    const keys = isMcpName(rule.tool) ? serverKeys(rule) : toolKeys(rule);
    const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    for (const glob of globs) found.add(glob);
    if (rule.tool === 'Bash' && rule.specifier !== undefined) {
      const pattern = patternOf(rule);
      for (const grant of pattern.kind === 'exact' ? patterns.matching(pattern.text) : patterns.opening(fixedStart(pattern))) found.add(grant);
    }
    return [...found].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  };
}

/** So many are compared with each other sooner than tables of them are made. */
const FEW = 24;

const keyOf = (tool: string, specifier: string | undefined): string => JSON.stringify([tool, specifier ?? null]);

const toolKeys = ({ tool, specifier }: PermissionRule): readonly string[] => {
  const name = canonicalTool(tool);
  return [...new Set([specifier, undefined, '*', 'domain:*', '//**', ...foldersAbove(specifier)])].map((text) => keyOf(name, text));
};

/** `/src/a/**` is covered by itself and `/src/**`. */
function foldersAbove(specifier: string | undefined): readonly string[] {
  if (specifier === undefined || !/^[~/]/.test(specifier) || specifier.length > 1000) return [];
  const parts = specifier.split('/');
  return parts.map((_, i) => `${parts.slice(0, i).join('/')}/**`);
}

/** `mcp__chat__post` is covered by itself, `mcp__chat`, `mcp__chat__*` and `mcp__*`. */
function serverKeys({ tool }: PermissionRule): readonly string[] {
  const wholes = [tool];
  for (let at = tool.indexOf('__', 5); at >= 0; at = tool.indexOf('__', at + 1)) wholes.push(tool.slice(0, at));
  return ['mcp__*', ...wholes.flatMap((whole) => [whole, `${whole}__*`])].map((name) => keyOf(name, undefined));
}
