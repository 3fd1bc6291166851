import type { Document } from '../model/document.ts';
import { asObject } from './values.ts';

type Shape = 'text' | 'switch' | 'texts' | 'permissions';

/**
 * What nearly every settings file consists of: keys that every scope honours and whose values have a simple shape. A file with nothing else
 * is in force as it stands, so the schema need not even be read (test/load/plain-settings.test.ts asks the schema about each).
 */
const PLAIN: ReadonlyMap<string, Shape> = new Map([
  ['$schema', 'text'],
  ['permissions', 'permissions'],
  ['enabledMcpjsonServers', 'texts'],
  ['disabledMcpjsonServers', 'texts'],
  ['includeCoAuthoredBy', 'switch'],
  ['model', 'text'],
]);
const LISTS = ['allow', 'ask', 'deny'];

/** Whether the file holds only such keys, each with a value of its shape. */
export function isPlainSettings({ value, problems }: Document): boolean {
  const settings = asObject(value);
  if (!settings || problems.length > 0) return false;
  return Object.keys(settings).every((key) => {
    const shape = PLAIN.get(key);
    return shape !== undefined && fits(settings[key], shape);
  });
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'switch':
      return typeof value === 'boolean';
    case 'texts':
      return isTexts(value);
    case 'permissions': {
      const lists = asObject(value);
      return lists !== undefined && Object.keys(lists).every((key) => LISTS.includes(key) && isTexts(lists[key]));
    }
  }
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((entry) => typeof entry === 'string');
