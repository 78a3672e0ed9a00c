export type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

export interface LineDefinition {
  readonly level: Level;
  /** The sentence, unless the caller has a more precise one. */
  readonly text: string;
  /** Fields besides those that every line has. */
  readonly fields: readonly string[];
}

const line = (level: Level, text: string, ...fields: readonly string[]): LineDefinition => ({ level, text, fields });

/**
 * The log lines that have a stable name. docs/reference/monitoring.md lists them, and a spec compares both. No field may
 * name or identify a person, a record or a request's content.
 */
export const LINES = {
  PROCESS_STARTING: line('info', 'The process starts.', 'version', 'node'),
  PROCESS_STEP: line('info', 'The start goes on.', 'step'),
  PROCESS_READY: line('info', 'The process is ready.', 'ms'),
  PROCESS_STOPPING: line('info', 'The process stops.', 'reason'),
  PROCESS_STOPPED: line('info', 'The process has stopped.', 'ms'),
  PROCESS_FAILED: line('fatal', 'The process cannot go on.', 'exitCode', 'where'),
  NODE_WARNING: line('warn', 'Node.js gives a warning.', 'where'),
  UNKNOWN_VARIABLE: line('warn', 'A variable is no setting.'),
  EVENT_STORE_AWAITED: line('warn', 'The start waits for the event store.'),
  ISSUER_UNREACHABLE: line('warn', 'The issuer does not answer.'),
  REFUSED_READINGS_UNWRITTEN: line('error', 'Refused readings cannot be written to the access log yet.'),
  EVENT_LOOP_BLOCKED: line('fatal', 'The event loop has not moved.'),
  TRACING_STARTED: line('info', 'Spans are sent to OTEL_EXPORTER_OTLP_ENDPOINT.'),
  REQUEST_ANSWERED: line('debug', 'A request was answered.', 'route', 'method', 'status', 'ms'),
  REQUEST_FAILED: line('warn', 'A request failed.', 'route', 'method', 'status', 'ms'),
  COMMAND_HANDLED: line('info', 'A command was handled.', 'command', 'outcome', 'code', 'ms'),
  READER_FAILED: line('warn', 'A reader of the log has stopped, and starts again.', 'reader', 'attempt', 'where'),
  READER_RESUMED: line('info', 'A reader of the log goes on.', 'reader', 'attempt'),
  DAYS_COUNTED_AGAIN: line('warn', 'Days of figures are counted from the start: an event came late.', 'lateSeconds'),
  SERVICE_STARTED: line('info', 'The supervisor has started a process.', 'service', 'servicePid'),
  SERVICE_READY: line('info', 'A supervised process is ready.', 'service', 'ms'),
  SERVICE_ENDED: line('warn', 'A supervised process has ended, and is started again.', 'service', 'how'),
  SUPERVISED_TASK_FAILED: line('error', 'A repeated task has failed, and is tried again later.', 'task', 'reason'),
  SERVICE_STOPPED: line('info', 'The supervisor has stopped a process.', 'service', 'how'),
} as const satisfies Readonly<Record<string, LineDefinition>>;

export type LineName = keyof typeof LINES;
