import type { Environment } from '../configuration/environment.js';
import type { Level } from './lines.js';

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** The level of HOMEWARD_LOG_LEVEL; `info` if that is no level, which the check of the configuration reports. */
export const levelIn = ({ HOMEWARD_LOG_LEVEL: level }: Environment): Level =>
  LEVELS.find((one) => one === level) ?? 'info';

/** What is wrong with HOMEWARD_LOG_LEVEL, as a sentence. */
export const levelFault = ({ HOMEWARD_LOG_LEVEL: level = '' }: Environment): string | undefined =>
  level === '' || LEVELS.some((one) => one === level)
    ? undefined
    : `HOMEWARD_LOG_LEVEL is "${level}": it must be ${LEVELS.slice(0, -1).join(', ')} or ${LEVELS.at(-1)}.`;
