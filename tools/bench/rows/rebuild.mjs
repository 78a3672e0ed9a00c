import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PREFIXES } from '#nest';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { between, used, readProcessorSeconds } from '../processors.mjs';

/** The interval at which the builder and its database are sampled. */
const SAMPLE_INTERVAL_MS = 20;

const execute = promisify(execFile);

/** The number of events that views observe, counted in the tables of the event store. */
export const logged = async ({ query }) => {
  const names = PREFIXES.map((prefix) => `${prefix}%`);
  const [{ count }] = await query('SELECT count(*)::int AS count FROM eventstore.events WHERE stream LIKE ANY ($1)', [
    names,
  ]);
  return count;
};

const bareRead = async ({ eventStoreUrl }, events) => {
  const words = ['tools/bench/readers/bare.mjs', eventStoreUrl, PREFIXES.join(','), String(events)];
  const { stdout } = await execute(process.execPath, words);
  const read = JSON.parse(stdout);
  if (read.events !== events) throw new Error(`The bare reader saw ${read.events} of ${events} events.`);
  return events / read.seconds;
};

const builderPid = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/projector/src/sets/builder.js');
      } catch {
        return false;
      }
    });

const residentOf = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};

const WRITING = `SELECT count(*) FILTER (WHERE state = 'active' AND query ~* '^\\s*(INSERT|COPY|MERGE)')::int AS writing
  FROM pg_stat_activity WHERE usename = 'homeward_projector'`;

/** Rebuilds a set of views, as an operator does. `during` runs meanwhile. */
export const rebuilt = async (house, during = async () => undefined) => {
  const { query } = house;
  const before = readProcessorSeconds(house);
  await query(`INSERT INTO kept.set_request (id, kind, "requestedBy") VALUES (gen_random_uuid(), 'rebuild', 'bench')`);
  const newest = async () =>
    (
      await query(
        'SELECT *, extract(epoch FROM since - "resumedAt") AS seconds FROM kept.view_set ORDER BY version DESC LIMIT 1',
      )
    )[0];
  const { version: newestBefore } = await newest();
  let looks = 0;
  let writing = 0;
  let memory = 0;
  let builder = 0;
  let over = false;
  const beside = during(() => over);
  for (;;) {
    await sleep(SAMPLE_INTERVAL_MS);
    const set = await newest();
    if (set.version === newestBefore && set.state !== 'building') continue;
    if (set.state === 'failed') throw new Error(`The rebuild failed: ${set.reason}`);
    if (set.state === 'ready') {
      over = true;
      return {
        version: set.version,
        seconds: Number(set.seconds),
        writing: writing / looks,
        memory,
        processors: { builder, ...between(before, readProcessorSeconds(house)) },
        beside: await beside,
      };
    }
    const [{ writing: some }] = await query(WRITING);
    looks++;
    if (some > 0) writing++;
    const pid = builderPid();
    memory = Math.max(memory, residentOf(pid));
    builder = Math.max(builder, used(pid));
  }
};

/** The number of rows and the sum of their hashes for each table, independent of their order. */
const contentOf = async (house, version) => {
  const { query } = house;
  const schema = await house.setSchema(version);
  // checkpoints and background counts differ even between equal sets
  const tables = await query(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1
       AND tablename NOT IN ('checkpoint', 'parked', 'touched', 'day_count', 'month_count')`,
    [schema],
  );
  const content = {};
  for (const { tablename } of tables) {
    const [found] = await query(
      `SELECT count(*)::int AS count, sum(hashtextextended(to_jsonb(it)::text, 0)::numeric)::text AS hash
       FROM ${schema}."${tablename}" it`,
    );
    content[tablename] = found;
  }
  return content;
};

const liveOf = async ({ query }) => (await query(`SELECT version FROM kept.view_set WHERE state = 'live'`))[0].version;

export const row = async (bench) => {
  const { house, runs } = bench;
  const events = await logged(house);
  const bare = [];
  const built = [];
  let last;
  for (let run = 0; run < runs; run++) {
    bare.push(await bareRead(house, events));
    last = await rebuilt(house);
    built.push(last);
  }
  const rates = built.map(({ seconds }) => events / seconds);
  const content = await contentOf(house, last.version);
  const live = await contentOf(house, await liveOf(house));
  const lost = Object.entries(live).filter(
    ([name, { count, hash }]) => content[name]?.count !== count || content[name].hash !== hash,
  );
  if (lost.length > 0) throw new Error(`Rebuilt, and not the same: ${lost.map(([name]) => name).join(', ')}`);
  const rows = Object.values(content).reduce((sum, { count }) => sum + count, 0);
  const ratio = ratios(rates, bare);
  return [
    {
      what: `rebuild of all projections, ${shown(events)} events`,
      measured: `${range(spreadOf(rates))} events/s`,
      peer: `bare read of the same log: ${range(spreadOf(bare))}/s`,
      ratio: range(ratio),
      target: '≥ 0.5',
      reached: ratio.median >= 0.5,
      raw: { events, bare, built, rows, version: last.version, eventsPerSecond: spreadOf(rates).median },
      notes: [
        `every table of the rebuilt set says row by row what the live one says: ${shown(rows)} rows of ${shown(events)} events, ${(rows / events).toFixed(2)} written for each; nothing is lost`,
        `of ${shown(last.seconds)} s the last one used ${Object.entries(last.processors)
          .map(([who, seconds]) => `${who} ${shown(seconds)} s`)
          .join(', ')} of the processors`,
        `the process that builds took at most ${shown(Math.max(...built.map(({ memory }) => memory)))} MiB of memory (500 allowed)`,
      ],
    },
  ];
};
