import { Chalk, type ChalkInstance } from 'chalk';
import type { Style } from './text.ts';

const chalk = new Chalk({ level: 1 });
const STYLES: Readonly<Record<Style, ChalkInstance>> = {
  error: chalk.red.bold,
  warning: chalk.yellow.bold,
  note: chalk.cyan.bold,
  file: chalk.underline,
  rule: chalk.dim,
  caret: chalk.red,
  dim: chalk.dim,
};

/** Sixteen colours only: every terminal has them, and the same report gives the same bytes everywhere. */
export function colored(style: Style, text: string): string {
  return text === '' ? '' : STYLES[style](text);
}
