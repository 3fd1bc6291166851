import { concealed } from './conceal.ts';
import { github } from './github.lazy.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Format } from './report.ts';
import { sarif } from './sarif.lazy.ts';
import { text } from './text.ts';

/** No format sees a report before the secrets in it are masked. */
const safe =
  (format: Format): Format =>
  (report, options) =>
    format(concealed(report), options);

export const formats = {
  text: safe(text),
  json: safe(json),
  'json-v1': safe(json),
  sarif: safe(sarif),
  github: safe(github),
  ndjson: safe(ndjson),
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
