/*
 * The cost of sealing and of the hash chain for a warm command. Records the survivors of the data set repeatedly through
 * the AggregateStore into an embedded event store (its own process, real Postgres), alternately sealed and unsealed.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { aggregates, steps } from '#domain/aggregates';
import { Refusal } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { startPostgres } from '#embedded/postgres';
import { AS_STORED, Codec, AggregateStore, openLog } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { commandNameOf } from '#nest/plain';
import { FileKeyWrapper, KeyDatabase, KeyedSealing, PostgresKeyStore } from '#security/keys';
import { LogKeys, PlainSealing, digestWith, hashOf } from '#kernel/integrity';
import { fillPlaceholders } from '../../dist/libs/demonstration/placeholders.js';

const PAIRS = Number(process.env.PAIRS ?? 8);
const today = new Date().toISOString().slice(0, 10);

const lines = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8').split('\n').filter(Boolean);
const commands = lines.map((line) => JSON.parse(line)).filter((line) => line.input?.survivorId);

/** The commands of each survivor in order, with new ids, so that none is a repetition. */
const livesWithNewIds = () => {
  const ids = new Map();
  const freshId = (id) => ids.get(id) ?? ids.set(id, randomUUID()).get(id);
  const text = JSON.stringify(commands).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, freshId);
  const lives = new Map();
  for (const command of JSON.parse(text)) {
    const { survivorId } = command.input;
    lives.set(survivorId, [...(lives.get(survivorId) ?? []), command]);
  }
  return [...lives.values()];
};

/** Commands per second, and processor milliseconds per command, for all survivors in parallel. The first command of each, which creates keys and reads the stream, is not timed. */
const recorded = async (storeContext, streams) => {
  const aggregateStore = new AggregateStore(storeContext, 'survivor', aggregates.survivor);
  const events = new Map();
  let taken = 0;
  const send = async ({ as, mutation, input }) => {
    const { survivorId, commandId, ...command } = fillPlaceholders(input, today, (id) => events.get(id));
    const by = { ...as, organisation: 'A21' };
    const name = commandNameOf(mutation);
    try {
      const receipt = await aggregateStore.transact(survivorId, name, command, {
        by,
        now: new Date().toISOString(),
        commandId,
      });
      events.set(commandId, receipt.eventIds[0]);
      taken++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // commands that need another stream or a policy
    }
  };
  const lives = [...streams];
  await Promise.all(lives.map(([first]) => send(first)));
  taken = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  await Promise.all(
    lives.map(async ([, ...rest]) => {
      for (const one of rest) await send(one);
    }),
  );
  const { user, system } = process.cpuUsage(before);
  const perSecond = (1_000 * taken) / (performance.now() - start);
  return { taken, perSecond, processor: (user + system) / 1_000 / taken };
};

const sortedAt = (values, share) =>
  values.toSorted((one, other) => one - other)[Math.round(share * (values.length - 1))];
const spread = (values) => ({ p50: sortedAt(values, 0.5), lowest: sortedAt(values, 0), highest: sortedAt(values, 1) });
const inPercent = (share) => `${(100 * share).toFixed(1)} %`;

/** Processor milliseconds for the hash chain of one command: computes the same hashes again. */
const chainOf = async (store, streams, taken) => {
  const events = (await Promise.all(streams.map(([{ input }]) => store.read(`survivor-${input.survivorId}`)))).flat();
  const links = events.map(({ metadata: { hash: _, code: __, ...metadata }, ...event }) => ({ ...event, metadata }));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const link of links) hashOf(link);
    return performance.now() - start;
  });
  return sortedAt(times, 0.5) / taken;
};

const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
const postgres = await startPostgres({ folder, scratch: true });
const options = {
  databaseUrl: postgres.urlFor('eventstore_writer'),
  ownerDatabaseUrl: postgres.urlFor('eventstore'),
  port: 0,
  security: 'none',
};
const program = `
  import { startNode } from ${JSON.stringify(pathToFileURL(resolve('dist/libs/embedded/eventstore/node.js')))};
  const node = await startNode(${JSON.stringify(options)});
  process.once('disconnect', () => process.exit()).once('SIGTERM', () => node.stop().then(() => process.exit()));
  console.log(JSON.stringify({ url: node.url }));`;
const node = spawn(process.execPath, ['--input-type=module', '-e', program], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
const [ready] = await once(createInterface(node.stdout), 'line');
const store = EventStoreDbEventStore.at(JSON.parse(ready).url);
const database = await KeyDatabase.open(postgres.urlFor('homeward_keys'));
const keys = await PostgresKeyStore.over(database, FileKeyWrapper.at(join(folder, 'epochs.json'), { make: true }));
try {
  const classes = Object.assign({}, ...steps.map((step) => step.classes));
  const stamp = { keys: new LogKeys([{ number: 1, key: randomBytes(32) }]), now: () => new Date().toISOString() };
  const { origin } = await openLog(store, 'development', stamp);
  const common = { store, digest: digestWith(Buffer.alloc(32)), origin, settings: DEFAULT_SETTINGS, stamp };
  const storeContexts = {
    unsealed: { ...common, codec: new Codec(new PlainSealing(), classes, AS_STORED) },
    sealed: { ...common, codec: new Codec(new KeyedSealing(keys), classes, AS_STORED) },
  };
  for (const storeContext of Object.values(storeContexts)) await recorded(storeContext, livesWithNewIds()); // warm-up
  const runs = { unsealed: [], sealed: [] };
  let chain = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    // alternately, so that other work of the machine affects both
    for (const how of pair % 2 ? ['sealed', 'unsealed'] : ['unsealed', 'sealed']) {
      const streams = livesWithNewIds();
      const run = await recorded(storeContexts[how], streams);
      runs[how].push(run);
      if (how === 'sealed' && pair === 0) chain = await chainOf(store, streams, run.taken);
    }
  }
  if (new Set(Object.values(runs).flatMap((all) => all.map(({ taken }) => taken))).size > 1)
    throw new Error('Sealed and unsealed did not record the same.');
  const costs = runs.sealed.map(({ perSecond }, pair) => 1 - perSecond / runs.unsealed[pair].perSecond);
  const unchained = runs.unsealed.map(({ perSecond }) => 1_000 / (1_000 / perSecond - chain));
  const both = runs.sealed.map(({ perSecond }, pair) => 1 - perSecond / unchained[pair]);
  const result = {
    commands: runs.sealed[0].taken,
    streams: livesWithNewIds().length,
    pairs: PAIRS,
    unsealedPerSecond: spread(runs.unsealed.map(({ perSecond }) => perSecond)),
    sealedPerSecond: spread(runs.sealed.map(({ perSecond }) => perSecond)),
    sealingCosts: spread(costs),
    processorUnsealed: spread(runs.unsealed.map(({ processor }) => processor)),
    processorSealed: spread(runs.sealed.map(({ processor }) => processor)),
    processorChain: chain,
    sealingAndChainCost: spread(both),
  };
  const rate = ({ p50, lowest, highest }) => `${p50.toFixed(0)} (${lowest.toFixed(0)} to ${highest.toFixed(0)})`;
  const cost = ({ p50, lowest, highest }) => `${inPercent(p50)} (${inPercent(lowest)} to ${inPercent(highest)})`;
  const time = ({ p50 }) => p50.toFixed(3);
  process.stdout.write(
    `sealing and chain, ${PAIRS} pairs of ${result.commands} warm commands: ` +
      `${rate(result.sealedPerSecond)} a second sealed, ${rate(result.unsealedPerSecond)} unsealed; ` +
      `sealing costs ${cost(result.sealingCosts)}, with the chain ${cost(result.sealingAndChainCost)}; ` +
      `milliseconds of the processor for one: ${time(result.processorSealed)} sealed, ${time(result.processorUnsealed)} unsealed, ${chain.toFixed(3)} of them for the chain\n`,
  );
  mkdirSync('tools/bench/results', { recursive: true });
  writeFileSync('tools/bench/results/seal.json', `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await keys.onApplicationShutdown();
  await database.onApplicationShutdown();
  await store.dispose();
  node.kill('SIGTERM');
  await once(node, 'exit');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
