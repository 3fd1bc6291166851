/** A deterministic automaton, as far as it has been looked at. States are numbers; `DEAD` accepts nothing any more. */
export interface Machine {
  readonly start: number;
  step(state: number, code: number): number;
  accepts(state: number): boolean;
  /** The code units that lead elsewhere than all others do. */
  named(state: number): readonly number[];
}

export const DEAD = -1;

/** Where a machine stands after a text. */
export function run(machine: Machine, text: string): number {
  let at = machine.start;
  for (let i = 0; i < text.length && at !== DEAD; i++) at = machine.step(at, text.charCodeAt(i));
  return at;
}

/** Whether the text belongs to the machine's language. */
export function contains(machine: Machine, text: string): boolean {
  const at = run(machine, text);
  return at !== DEAD && machine.accepts(at);
}
