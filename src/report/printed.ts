import { printable } from '../load/secrets/secrets.ts';

/** A value of a report with every credential in its texts replaced: calls and rules are repeated as they were written. */
export function printed<T>(value: T): T {
  return deep(value) as T;
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item)]));
}
