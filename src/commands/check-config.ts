import { allRules } from '../../rules/all.lazy.ts';
import { CONFIG_FILES, type Config, EMPTY_CONFIG } from '../findings/config.ts';
import type { Finding } from '../findings/finding.ts';
import { readConfig } from '../findings/read-config.lazy.ts';
import { decode } from '../load/document/encoding.ts';
import { clip, visible } from '../report/visible.ts';
import type { Host } from '../world/host.ts';
import { readInput } from '../world/input.ts';
import { openCommit, type Trust } from '../world/open.ts';
import type { Tree } from '../world/tree.ts';
import type { CheckArguments } from './check-options.ts';
import { absolute, type Target } from './check-targets.ts';
import { markKnown } from './known-findings.lazy.ts';
import { UsageError } from './usage.ts';

/** Our own configuration for a folder: `--config`, else the nearest one between the folder and the top of its repository, from the base commit with `--base-ref`. */
export function configFor(target: Pick<Target, 'world' | 'root'>, args: Pick<CheckArguments, 'config' | 'baseRef' | 'trust'>, host: Host): Config {
  if (args.config === 'none') return EMPTY_CONFIG;
  if (args.config !== undefined) {
    let bytes: Uint8Array;
    try {
      bytes = readInput(absolute(args.config, host.cwd));
    } catch {
      throw new UsageError(`--config ${args.config} could not be read`);
    }
    return checked(args.config, decode(bytes));
  }
  const tree = args.baseRef === undefined ? target.world.project : baseTree(target, args.baseRef, host, args.trust);
  const levels = target.world.parents?.repository ?? 0;
  for (let n = 0; n <= levels; n++) {
    const up = '../'.repeat(n);
    for (const name of CONFIG_FILES) {
      const text = textOf(tree, up + name);
      if (text !== undefined) return checked(up + name, text);
    }
    const manifest = textOf(tree, `${up}package.json`);
    if (manifest?.includes('"grantlint"') && hasKey(manifest)) return checked(`${up}package.json`, manifest, ['grantlint']);
  }
  return EMPTY_CONFIG;
}

/** What counts of the findings: what the baseline knows is marked. */
export function withoutKnown(findings: readonly Finding[], ...where: Parameters<typeof configFor>): readonly Finding[] {
  const marked = findings.length === 0 ? findings : markKnown(findings, ...where);
  if (typeof marked === 'string') throw new UsageError(marked);
  return marked;
}

function baseTree(target: Pick<Target, 'root'>, ref: string, host: Host, trust: Trust): Tree {
  const opened = openCommit(target.root, ref, { env: host.env, cwd: host.cwd, ...trust });
  if (!opened.world) throw new UsageError(`--base-ref ${ref}: ${opened.failure.message}\n  ${opened.failure.remedy}`);
  return opened.world.project;
}

function textOf(tree: Tree, path: string): string | undefined {
  const { bytes } = tree.read(path);
  return bytes && decode(bytes);
}

function hasKey(manifest: string): boolean {
  try {
    return Object.hasOwn(Object(JSON.parse(manifest)), 'grantlint') && typeof Object(JSON.parse(manifest)).grantlint === 'object';
  } catch {
    return false;
  }
}

function checked(file: string, text: string, prefix: readonly string[] = []): Config {
  const config = readConfig(file, text, allRules(), prefix);
  if ('errors' in config)
    throw new UsageError(`the configuration is not valid\n${config.errors.map((e) => `  ${e.file}:${e.line}: ${visible(clip(e.message, 400))}`).join('\n')}`);
  return config;
}
