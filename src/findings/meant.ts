import type { KeyPath } from '../model/origin.ts';
import { closest } from './closest.ts';

/** `; did you mean X?` where the value at a path is nearly one of those that are allowed there; else nothing. */
export function didYouMean(value: unknown, path: KeyPath, allowed: readonly string[] | undefined): string {
  if (!allowed) return '';
  const found = path.reduce<unknown>(
    (one, key) => (typeof one === 'object' && one !== null ? (one as Readonly<Record<string | number, unknown>>)[key] : undefined),
    value,
  );
  const meant = typeof found === 'string' ? closest(found, allowed) : undefined;
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
