import { Presets, SingleBar } from 'cli-progress';
import type { LoadResult } from './load.js';

const FORMAT = 'Loading {bar} {value}/{total} people, {events} events, {rate} a second, {eta_formatted} left';

/** A progress bar on a terminal, one line elsewhere, nothing with --json. */
export const progress = (people: number, silent: boolean): { at: (loaded: LoadResult) => void; done: () => void } => {
  const nothing = { at: () => undefined, done: () => undefined };
  if (silent) return nothing;
  if (!process.stdout.isTTY) {
    process.stdout.write(`Loading ${people} invented people …\n`);
    return nothing;
  }
  const bar = new SingleBar({ format: FORMAT, stream: process.stdout, etaBuffer: 2_000 }, Presets.shades_classic);
  const began = performance.now();
  bar.start(people, 0, { events: 0, rate: 0 });
  return {
    at: ({ people: done, events, before }) => {
      const rate = Math.round((1_000 * (events - before.events)) / (performance.now() - began));
      bar.update(done, { events, rate });
    },
    done: () => bar.stop(),
  };
};
