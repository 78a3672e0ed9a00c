import { Presets, SingleBar } from 'cli-progress';

interface ProgressBarOptions<Shown extends object> {
  readonly what: string;
  readonly total: number;
  /** Whether the command prints JSON and nothing else. */
  readonly silent: boolean;
  /** The one line where there is no terminal. */
  readonly line?: string;
  /** After the numbers: with the names of cli-progress, and those of what is shown. */
  readonly detail?: string;
  /** What the detail shows at the start. */
  readonly shown?: Shown;
}

interface ProgressBar<Shown extends object> {
  readonly at: (done: number, shown?: Shown) => void;
  readonly done: () => void;
}

const NOTHING: ProgressBar<object> = { at: () => undefined, done: () => undefined };

/** The updates from which the time left is estimated: some seconds of the fastest work. */
const ETA_UPDATES = 2_000;

/** A progress bar on a terminal, one line elsewhere, nothing with --json. */
export const progressBar = <Shown extends object>({
  what,
  total,
  silent,
  line = `${what} (${total})`,
  detail = '',
  shown,
}: ProgressBarOptions<Shown>): ProgressBar<Shown> => {
  if (silent) return NOTHING;
  if (!process.stdout.isTTY) {
    process.stdout.write(`${line} …\n`);
    return NOTHING;
  }
  const format = `${what} {bar} {value}/{total}${detail}`;
  const bar = new SingleBar({ format, stream: process.stdout, etaBuffer: ETA_UPDATES }, Presets.shades_classic);
  bar.start(total, 0, shown);
  return { at: (done, now) => bar.update(done, now), done: () => bar.stop() };
};
