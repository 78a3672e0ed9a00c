import type { Day } from '#kernel/decider';
import { shiftTo } from '#demonstration';
import type { ProcessConfiguration } from '#platform/plain';
import { interruption } from '../interruption.js';
import { progressBar } from '../progress-bar.js';
import { load, type LoadResult } from './load.js';
import { openRecorder } from './recorder.js';

interface BorderRequest {
  readonly people: number;
  readonly seed: number;
  readonly until: Day | undefined;
  readonly json: boolean;
}

export const loadBorder = async (
  configured: ProcessConfiguration,
  { people, seed, until, json }: BorderRequest,
): Promise<void> => {
  const interrupted = interruption();
  const recorder = await openRecorder(configured);
  const began = performance.now();
  const bar = loadingBar(people, json);
  try {
    const loaded = await load(recorder, {
      seed,
      people,
      days: until === undefined ? 0 : shiftTo(until),
      interrupted,
      progress: bar.at,
    });
    bar.done();
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(`${json ? JSON.stringify(summary(loaded, seed, seconds)) : sentence(loaded, seconds)}\n`);
  } finally {
    bar.done();
    await recorder.close();
  }
};

/** What was there before was not recorded now, so it does not count as speed. */
const loadingBar = (people: number, json: boolean) => {
  const began = performance.now();
  const bar = progressBar({
    what: 'Loading',
    total: people,
    silent: json,
    line: `Loading ${people} invented people`,
    detail: ' people, {events} events, {rate} a second, {eta_formatted} left',
    shown: { events: 0, rate: 0 },
  });
  return {
    ...bar,
    at: ({ people: done, events, before }: LoadResult) => {
      const rate = Math.round((1_000 * (events - before.events)) / (performance.now() - began));
      bar.at(done, { events, rate });
    },
  };
};

const summary = ({ people, events, before }: LoadResult, seed: number, seconds: number) => ({
  set: 'border-2020',
  seed,
  people,
  events,
  before,
  seconds: Number(seconds.toFixed(1)),
  eventsPerSecond: Math.round((events - before.events) / seconds),
});

const sentence = ({ people, events, before }: LoadResult, seconds: number): string => {
  const fresh = events - before.events;
  const had = before.people > 0 ? ` ${before.people} of them were already there.` : '';
  return `${people} people with ${events} events.${had} Recorded ${fresh} events in ${seconds.toFixed(1)} s (${Math.round(fresh / seconds)} a second).`;
};
