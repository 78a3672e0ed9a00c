import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PREFIXES } from '#nest';
import { shown, spreadOf } from '../numbers.mjs';
import { between, readProcessorSeconds } from '../processors.mjs';

const execute = promisify(execFile);
/** Seconds for which the idle service is watched, to subtract what it uses in any case. */
const IDLE_S = 5;

/** What event store and Postgres use in a second in which nobody asks for anything. */
export const idleOf = async (house) => {
  const before = readProcessorSeconds(house);
  await sleep(1_000 * IDLE_S);
  const used = between(before, readProcessorSeconds(house));
  return { store: used['event store'] / IDLE_S, postgres: used.Postgres / IDLE_S };
};

/** The processor seconds of event store and Postgres during the work, beyond what they use when idle. */
const during = async (house, idle, work) => {
  const before = readProcessorSeconds(house);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1_000;
  const used = between(before, readProcessorSeconds(house));
  const above = (all, alone) => Math.max(0, all - alone * seconds);
  return { result, store: above(used['event store'], idle.store), postgres: above(used.Postgres, idle.postgres) };
};

const read = async (script, words, events) => {
  const { stdout } = await execute(process.execPath, [`tools/bench/readers/${script}.mjs`, ...words]);
  const found = JSON.parse(stdout);
  if (found.events !== events) throw new Error(`The reader ${script} saw ${found.events} of ${events} events.`);
  return found;
};

/**
 * Microseconds of the processors for one event, each part alone: reading with the client and discarding, reading and
 * proving, the same with folding every row and making its text, and the server's own COPY of all rows.
 */
export const partsOf = async (house, events, copy) => {
  const { eventStoreUrl: url, data } = house;
  const idle = await idleOf(house);
  const measure = (script, words) => during(house, idle, () => read(script, words, events));
  const bare = await measure('bare', [url, PREFIXES.join(','), String(events)]);
  const proven = await measure('folding', [url, data, String(events), 'prove']);
  const folded = await measure('folding', [url, data, String(events), 'fold']);
  const copied = await during(house, idle, copy);
  const each = (seconds) => (1e6 * seconds) / events;
  return {
    'bare reader': each(bare.result.processor),
    'reading and proving': each(proven.result.processor),
    'with folding': each(folded.result.processor),
    'event store, of it': each(folded.store),
    'Postgres, of it': each(folded.postgres),
    'Postgres, COPY': each(copied.postgres),
  };
};

/** How many events a second the processors allow, if nothing is done but the parts and no processor ever waits. */
export const allowedBy = (parts) => {
  const process = parts['with folding'];
  const all = process + parts['event store, of it'] + parts['Postgres, of it'] + parts['Postgres, COPY'];
  return { all, perSecond: 1e6 / Math.max(process, all / availableParallelism()) };
};

export const formatParts = (runs) =>
  Object.keys(runs[0])
    .map((part) => `${part} ${shown(spreadOf(runs.map((one) => one[part])).median)}`)
    .join(', ');
