/** Questions to values whose shape the file decides. None of them throws. */

export const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;

export const asStrings = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;

/** The text of a scalar, as a program gets it; of a list, an object or nothing: nothing. (`String` throws on an object with a `toString` of its own.) */
export const asText = (value: unknown): string => (value === null || value === undefined || typeof value === 'object' ? '' : String(value));
