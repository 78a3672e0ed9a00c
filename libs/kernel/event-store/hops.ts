import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';

/**
 * The parts of which a command and a reading wait, in their order: the whole command, its append, the relation to the
 * record, the entry in the access log, the wait for the views, and one look at them. Monitoring knows them by these names.
 */
export const HOPS = ['command', 'append', 'relation', 'access_entry', 'views', 'look'] as const;
export type Hop = (typeof HOPS)[number];

export interface HopTime {
  readonly hop: Hop;
  readonly seconds: number;
}

const NAME = 'homeward.hop';
const times = channel(NAME);

/** Measures how long it takes, where anybody listens; nothing of its content is published. */
export const timeHop = <Result>(hop: Hop, work: () => Promise<Result>): Promise<Result> =>
  times.hasSubscribers ? measureHop(hop, work) : work();

const measureHop = async <Result>(hop: Hop, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  try {
    return await work();
  } finally {
    times.publish({ hop, seconds: (performance.now() - start) / 1_000 } satisfies HopTime);
  }
};

/** @returns how to unsubscribe */
export const onHop = (listener: (time: HopTime) => void): (() => void) => {
  const onMessage = (message: unknown) => listener(message as HopTime);
  subscribe(NAME, onMessage);
  return () => void unsubscribe(NAME, onMessage);
};
