import type { Run } from '../model/run.ts';
import { CLIENT_VERSION } from './version.ts';

/** What a check assumes unless it is told: started at the root by a person in a trusted folder, with the mode that the settings give. */
export const DEFAULT_RUN: Run = { mode: undefined, headless: false, trusted: true, startDir: '', clientVersion: CLIENT_VERSION };
