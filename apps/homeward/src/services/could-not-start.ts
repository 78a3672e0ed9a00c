import { EX_CONFIG } from '#platform/plain';

/** Not what a process says when it gives up: its stack, and what Node and Nest say besides. */
const BESIDES = /^\s*$|^\s+at |^\s*\^+\s*$|^\(node:\d+\)|^\(Use `node|^\[Nest\]|^node:internal|^Node\.js v/;

/** How Node names an error that nobody has caught, somewhere below where it happened. */
const ERROR = /^[A-Z]\w*( \[\w+\])?: /;

/** A process could not start, and said why in a sentence. */
export class CouldNotStart extends Error {
  override readonly name = 'CouldNotStart';

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }

  /** What whoever started it can mend is said in the words of the process; for anything else its log is named too. */
  static from(app: string, code: number | null, said: string, logFile: string): CouldNotStart {
    const lines = said.split('\n').filter((line) => !BESIDES.test(line));
    const sentence = lines.at(-1);
    if (sentence && code === EX_CONFIG) return new CouldNotStart(sentence, EX_CONFIG);
    const error = lines.find((line) => ERROR.test(line)) ?? lines[0];
    const why = error ? ` (${error})` : '';
    return new CouldNotStart(`The process ${app} ended before it was ready${why}: see ${logFile}.`, 1);
  }
}
