import type { Program } from '../program.ts';

export default (): readonly Program[] => [];
