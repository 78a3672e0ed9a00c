import { EX_CONFIG } from '#platform/plain';

/** Lines that do not explain a failed start: the stack, and other output of Node. */
const BESIDES = /^\s*$|^\s+at |^\s*\^+\s*$|^\(node:\d+\)|^\(Use `node|^node:internal|^Node\.js v/;

/** The line in which Node names an uncaught error. */
const ERROR = /^[A-Z]\w*( \[\w+\])?: /;

/** A process could not start; the message explains why in one sentence. */
export class CouldNotStart extends Error {
  override readonly name = 'CouldNotStart';

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }

  /** A configuration error is passed on in the words of the process; any other error names the log, too. */
  static from(app: string, code: number | null, output: string, logFile: string): CouldNotStart {
    const lines = explaining(output);
    const sentence = lines.at(-1);
    if (sentence && code === EX_CONFIG) return new CouldNotStart(sentence, EX_CONFIG);
    const error = lines.find((line) => ERROR.test(line)) ?? lines[0];
    const why = error ? ` (${error})` : '';
    return new CouldNotStart(`The process ${app} ended before it was ready${why}: see ${logFile}.`, 1);
  }

  /** It was ended because it took too long. @param step what it was doing: "opening the log" */
  static late(
    app: string,
    timeoutMs: number,
    { step, output, logFile }: { readonly step: string | undefined; readonly output: string; readonly logFile: string },
  ): CouldNotStart {
    const during = step ? `, while ${step}` : '';
    const line = explaining(output).at(-1);
    const last = line ? ` Its last line: ${line}` : '';
    const seconds = Math.round(timeoutMs / 1_000);
    return new CouldNotStart(
      `The process ${app} was ended because it was not ready after ${seconds} s${during}.${last} See ${logFile}.`,
      1,
    );
  }
}

const explaining = (output: string): readonly string[] =>
  output
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? sentencesIn(line) : [line]))
    .filter((line) => !BESIDES.test(line));

/** Levels at which a line of a log may say why a process ended. */
const EXPLAINING = new Set<unknown>(['warn', 'error', 'fatal']);

/** The sentence of a line of the log; the first chunk that was kept may begin in the middle of one. */
const sentencesIn = (line: string): readonly string[] => {
  try {
    const { level, msg } = JSON.parse(line) as { readonly level?: unknown; readonly msg?: unknown };
    return EXPLAINING.has(level) ? [String(msg)] : [];
  } catch {
    return [];
  }
};
