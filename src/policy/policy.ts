import type { Mode } from '../model/run.ts';
import type { Disk } from './disk.ts';
import type { Places } from './paths/rules.ts';
import type { RuleSet } from './rule-set.ts';

/** A tool call: the tool's name and its input, as the model sent it. */
export interface Call {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a session would do by itself, and where it stands: everything that decides a call besides the call. */
export interface Policy {
  readonly rules: RuleSet;
  readonly session: Session;
}

export interface Session {
  readonly mode: Mode;
  readonly places: Places;
  readonly disk: Disk;
  /** Whether the start folder lies in a git repository. */
  readonly git: boolean;
  /** Auto mode is switched off, so plan mode asks instead of handing calls to the classifier. */
  readonly autoOff: boolean;
  /** Names of the MCP servers, as tool names spell them. */
  readonly servers: readonly string[];
  /** Skills that a model may not start without a `Skill(name)` allow: they grant tools, take tools away or bring hooks. */
  readonly gatedSkills: ReadonlySet<string>;
  /** `--allow-dangerously-skip-permissions`: plan mode may be left for bypassPermissions. */
  readonly bypassAvailable: boolean;
  /** zsh is the user's shell. */
  readonly zsh: boolean;
}

/** Whether what no rule decides goes to auto mode's classifier instead of a person. */
export const hasClassifier = ({ mode, autoOff }: Session): boolean => mode === 'auto' || (mode === 'plan' && !autoOff);
