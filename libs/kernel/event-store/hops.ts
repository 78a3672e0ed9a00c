import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';

/**
 * The parts of which a command, the views and a reading wait, in their order. Monitoring knows them by these names, and
 * docs/reference/monitoring.md says from where to where each goes.
 */
export const HOPS = [
  'validation',
  'command',
  'decide',
  'seal',
  'append',
  'subscription',
  'transaction',
  'fold',
  'relation',
  'access_entry',
  'views',
  'look',
] as const;
type Hop = (typeof HOPS)[number];

export interface HopTime {
  readonly hop: Hop;
  readonly seconds: number;
}

const NAME = 'homeward.hop';
const times = channel(NAME);

/** Measures how long it takes, where anybody listens; nothing of its content is published. */
export const timeHop = <Result>(hop: Hop, work: () => Promise<Result>): Promise<Result> =>
  times.hasSubscribers ? measureHop(hop, work) : work();

/** Like `timeHop`, for synchronous work. */
export const timeHopSync = <Result>(hop: Hop, work: () => Result): Result => {
  if (!times.hasSubscribers) return work();
  const start = performance.now();
  try {
    return work();
  } finally {
    publishHop(hop, (performance.now() - start) / 1_000);
  }
};

/** Publishes the time of a hop that was measured elsewhere. */
export const publishHop = (hop: Hop, seconds: number): void => {
  if (times.hasSubscribers) times.publish({ hop, seconds } satisfies HopTime);
};

const measureHop = async <Result>(hop: Hop, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  try {
    return await work();
  } finally {
    publishHop(hop, (performance.now() - start) / 1_000);
  }
};

/** @returns how to unsubscribe */
export const onHop = (listener: (time: HopTime) => void): (() => void) => {
  const onMessage = (message: unknown) => listener(message as HopTime);
  subscribe(NAME, onMessage);
  return () => void unsubscribe(NAME, onMessage);
};
