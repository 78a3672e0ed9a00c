export { exitOnCrash } from './crash.js';
export { levelFault } from './level.js';
export { LINES, type Level, type LineName } from './lines.js';
export {
  VERSION,
  assignRequestId,
  logLine,
  logText,
  createLogger,
  startLog,
  withRequestId,
  writeLine,
  type LogFields,
  type Log,
} from './log.js';
export { nestLog } from './nest-log.js';
