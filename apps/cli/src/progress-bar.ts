import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on a terminal, one line elsewhere, nothing with --json. */
export const progressBar = (what: string, total: number, silent: boolean) => {
  if (silent) return { at: () => undefined, done: () => undefined };
  if (!process.stdout.isTTY) {
    process.stdout.write(`${what} (${total}) …\n`);
    return { at: () => undefined, done: () => undefined };
  }
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total}`, stream: process.stdout },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { at: (done: number) => bar.update(done), done: () => bar.stop() };
};
