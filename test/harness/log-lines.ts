/** A line of the log of a process. */
export interface LogLine {
  readonly level: string;
  readonly time: string;
  readonly process: string;
  readonly pid: number;
  readonly msg: string;
  readonly event?: string;
  readonly request?: string;
  readonly where?: readonly string[];
  readonly [field: string]: unknown;
}

/** @throws if a line is not one JSON object */
export const logLinesIn = (text: string): LogLine[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);

/** The sentences of a process that warn, or say why it ended. The lines of a command at a terminal are sentences already. */
export const sentencesIn = (text: string): string[] =>
  text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      if (!line.startsWith('{')) return [line];
      const { level, msg } = JSON.parse(line) as LogLine;
      return level === 'info' || level === 'debug' ? [] : [msg];
    });
