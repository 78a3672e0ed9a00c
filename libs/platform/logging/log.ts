import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pino, stdTimeFunctions, symbols, type DestinationStream, type Logger } from 'pino';
import { Ambient } from '#kernel/ambient';
import type { Environment } from '../configuration/environment.js';
import { LINES, type Level, type LineDefinition, type LineName } from './lines.js';
import { levelIn } from './level.js';
import { asText } from './text.js';

/** The version of this build, if tools/build/bundle.mjs has set it. */
declare const HOMEWARD_VERSION: string | undefined;

export const VERSION = typeof HOMEWARD_VERSION === 'string' ? HOMEWARD_VERSION : 'from source';

export type Log = Logger;

/** Fields of one line. */
export type LogFields = Readonly<Record<string, string | number | readonly string[] | undefined>>;

const CURRENT = new Ambient<string>();

/** The id of the request that is being answered, or undefined. */
export const requestId = (): string | undefined => CURRENT.get();

/** As proxies make them: nginx 32 hex digits, others a UUID. Any other text could say something about a person. */
const ID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/;

/**
 * The id of a request: that of the proxy if it sends one, or a new one. The caller gets it as `x-request-id`, so that an
 * operator finds the lines of what a person reports. A caller who reaches the API may choose it: it labels lines, and
 * decides nothing.
 */
export const assignRequestId = (request: IncomingMessage, response: ServerResponse): string => {
  const sent = request.headers['x-request-id'];
  const id = typeof sent === 'string' && ID.test(sent) ? sent : randomUUID();
  response.setHeader('x-request-id', id);
  return id;
};

/** Every line that the work writes has the id. */
export const withRequestId = <Result>(id: string, work: () => Result): Result => CURRENT.run(id, work);

const inRequest = (): object => {
  const request = requestId();
  return request === undefined ? {} : { request };
};

/** A log of one JSON object a line. */
export const createLogger = (process: string, level: Level, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { process, pid: globalThis.process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
      mixin: inRequest,
    },
    destination,
  );

/** As pino numbers the levels. */
const INFO = 30;

/**
 * The lines of one turn of the event loop are written together, because each write waits for the operating system. A
 * graver line than of information is written at once, with those before it, and the rest before the process exits: so the
 * last line is not lost.
 */
class StandardError implements DestinationStream {
  /** Asks pino for the level of each line. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  #held = '';

  constructor() {
    process.on('exit', () => this.#write());
  }

  write(line: string): void {
    if (this.#held === '') setImmediate(() => this.#write());
    this.#held += process.stderr.isTTY ? asText(line) : line;
    if (this.lastLevel > INFO) this.#write();
  }

  #write(): void {
    const lines = this.#held;
    this.#held = '';
    if (lines !== '') process.stderr.write(lines);
  }
}

let log: Logger | undefined;

/** Express calls `url.parse`. In our bundle, Node.js 24 takes that for a call of our own. */
const DEPRECATIONS_OF_PACKAGES: ReadonlySet<unknown> = new Set(['DEP0169']);

/** From now on this process writes its log to standard error; before, and in a command of the command line, it has none. */
export const startLog = (name: string, env: Environment): void => {
  log = createLogger(name, levelIn(env), new StandardError());
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { readonly code?: string }) => {
    if (!DEPRECATIONS_OF_PACKAGES.has(warning.code)) logLine('NODE_WARNING', {}, `${warning.name}: ${warning.message}`);
  });
  logLine('PROCESS_STARTING', { version: VERSION, node: process.version });
};

/** Writes a line that has a stable name. @param text a more precise sentence than the usual one */
export const logLine = (event: LineName, fields: LogFields = {}, text?: string): void => {
  if (log) writeLine(log, event, fields, text);
};

export const writeLine = (to: Logger, event: LineName, fields: LogFields = {}, text?: string): void => {
  const { level, text: usual }: LineDefinition = LINES[event];
  to[level]({ event, ...fields }, text ?? usual);
};

interface TextFields {
  readonly part?: string | undefined;
  /** The code with which the text begins, if it does. */
  readonly event?: string | undefined;
}

/** Any other line. */
export const logText = (level: Level, { part, event }: TextFields, text: string, where?: readonly string[]): void => {
  const fields = {
    ...(event !== undefined && { event }),
    ...(part !== undefined && { part }),
    ...(where && where.length > 0 && { where }),
  };
  log?.[level](fields, text);
};
