/** What the package exports to programs: the pipelines and the types of what they return. */
export { rules } from '../rules/index.ts';
export { DEFAULT_RUN } from './client/default-run.ts';
export type { Finding } from './findings/finding.ts';
export type { AnyRule, Severity } from './findings/rule.ts';
export type { Harness } from './model/harness.ts';
export type { Run } from './model/run.ts';
export { type Checked, type CheckOptions, check } from './pipelines/check.ts';
export { type Files, memoryWorld } from './world/memory.ts';
export { workTree } from './world/node.ts';
export type { Tree, World } from './world/tree.ts';
