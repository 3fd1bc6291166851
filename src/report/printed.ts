import { printable } from '../load/secrets/secrets.ts';

/** A value of a report with every credential in its texts replaced: calls and rules are repeated as they were written. */
export function printed<T>(value: T): T {
  return deep(value) as T;
}

/** What holds no credential is passed on as it is: long reports are mostly that. */
function deep(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const safe = items.map(deep);
    return safe.every((item, i) => item === items[i]) ? items : safe;
  }
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const item: unknown = value[key as keyof typeof value];
    const safe = deep(item);
    if (safe === item) continue;
    copy ??= { ...value };
    copy[key] = safe;
  }
  return copy ?? value;
}
