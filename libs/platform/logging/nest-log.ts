import type { LoggerService } from '@nestjs/common';
import { logText } from './log.js';
import type { Level } from './lines.js';

/** Parts of Nest itself, whose report of each route and each module is for debugging. */
const OF_NEST =
  /^(NestFactory|NestApplication|NestMicroservice|InstanceLoader|RoutesResolver|RouterExplorer|GraphQLModule|Injector)$/;

/** The stable code with which a sentence begins: docs/reference/monitoring.md lists all, and a spec compares both. */
const CODE = /^([A-Z][A-Z_]{4,}): /;

/** Our classes hand over a sentence and, on further lines, where it happened. */
const write = (level: Level, message: unknown, rest: readonly unknown[]): void => {
  const part = rest.findLast((one) => typeof one === 'string');
  const [text = '', ...where] = String(message).split('\n');
  const under = rest.slice(0, -1).filter((one): one is string => typeof one === 'string');
  const frames = [...where, ...under.flatMap((stack) => stack.split('\n'))].map((frame) => frame.trim());
  logText(level, { part, event: CODE.exec(text)?.[1] }, text, frames.filter(Boolean));
};

/** The log of Nest, and of all classes that use its Logger, in the log of the process. */
export const nestLog: LoggerService = {
  log: (message: unknown, ...rest: unknown[]) =>
    write(OF_NEST.test(String(rest.at(-1))) ? 'debug' : 'info', message, rest),
  warn: (message: unknown, ...rest: unknown[]) => write('warn', message, rest),
  error: (message: unknown, ...rest: unknown[]) => write('error', message, rest),
  debug: (message: unknown, ...rest: unknown[]) => write('debug', message, rest),
  verbose: (message: unknown, ...rest: unknown[]) => write('debug', message, rest),
  fatal: (message: unknown, ...rest: unknown[]) => write('fatal', message, rest),
};
