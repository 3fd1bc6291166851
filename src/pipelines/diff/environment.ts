import {
  BASE_URLS,
  CA_FILES,
  CODE_CARRIERS,
  GIT_CONFIG_ENTRY,
  GIT_RUNS,
  NODE_LOADS,
  PROGRAM_CHOICES,
  PROXIES,
  REQUEST_IDENTITY,
  TELEMETRY,
  TLS_SWITCHES,
} from '../../client/env-names.ts';
import type { SurfaceEffect } from './surface.ts';

interface Meaning {
  readonly text: string;
  readonly effect: SurfaceEffect;
}

/** What a variable of the settings means for the session, whatever else is set. Never says its value. */
export function meaningOf(name: string, value: unknown): Meaning {
  const text = typeof value === 'string' ? value : '';
  const carries = CODE_CARRIERS.get(name) ?? (/^npm_config_/i.test(name) ? CODE_CARRIERS.get(name.toUpperCase()) : undefined);
  if (carries !== undefined) return { text: carries, effect: 'runs code' };
  if (/^(?:npm_config_)?node_options$/i.test(name) && NODE_LOADS.test(text))
    return { text: 'it loads code into every Node program that starts', effect: 'runs code' };
  if (/^path$/i.test(name)) return { text: 'it decides which programs the names in commands stand for', effect: 'runs code' };
  if (PROGRAM_CHOICES.has(name) && /[/\s]/.test(text)) return { text: 'it names what programs run to show or edit text', effect: 'runs code' };
  if (GIT_CONFIG_ENTRY.exec(name)?.[1] === 'KEY' && GIT_RUNS.test(text))
    return { text: 'it sets a key of git that names something to run', effect: 'runs code' };
  if (BASE_URLS.test(name) || PROXIES.test(name)) return { text: 'requests of the client, with its key, go where it says', effect: 'opens' };
  if (TELEMETRY.test(name)) return { text: 'what the client reports of the session goes where it says', effect: 'opens' };
  if (REQUEST_IDENTITY.has(name)) return { text: "it stands in for the user's own login, or goes with every request", effect: 'opens' };
  if (CA_FILES.has(name) || TLS_SWITCHES.get(name)?.test(text)) return { text: 'it decides whose certificates are believed', effect: 'opens' };
  return { text: 'set for the session and everything that it starts', effect: 'changes' };
}
