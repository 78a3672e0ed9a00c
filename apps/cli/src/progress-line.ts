/** A line for a person who waits at a terminal, written over itself; nothing where a program reads along. */
export interface ProgressLine {
  /** Such as `Reading the log: 1,000 entries`. */
  readonly show: (what: string, count: number, unit?: string) => void;
  readonly clear: () => void;
}

const START_OF_LINE = '\r\x1b[K';

/** @param json whether the command prints JSON and nothing else */
export const progressLine = (json = false): ProgressLine => {
  const write = (text: string): void => {
    if (process.stderr.isTTY && !json) process.stderr.write(`${START_OF_LINE}${text}`);
  };
  return {
    show: (what, count, unit) => write(`${what}: ${count.toLocaleString('en')}${unit ? ` ${unit}` : ''}`),
    clear: () => write(''),
  };
};
