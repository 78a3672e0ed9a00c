import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { originOf, type RecordedEvent } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { findBreak } from '#kernel/integrity';
import { serve, type RunningNode } from '../../libs/embedded/eventstore/testing/node.js';
import { borderPerson } from '../../tools/border/border.js';
import { Gate } from '../harness/gate.js';

const SEED = Number(process.env.LOAD_SEED ?? 2026);
const PEOPLE = Number(process.env.LOAD_PEOPLE ?? 60);
const KILLS = Number(process.env.LOAD_KILLS ?? 1);

const people = Array.from({ length: PEOPLE }, (_, index) => borderPerson(SEED, index));
let served: RunningNode;
let store: EventStoreDbEventStore;
const database = `load_${randomUUID().replaceAll('-', '')}`;
const data = mkdtempSync(join(tmpdir(), 'homeward-load-'));
const urlOf = (name: string) => Object.assign(new URL(process.env.TEST_POSTGRES_URL!), { pathname: `/${name}` }).href;

const asked = async (statement: string) => {
  const client = new pg.Client(urlOf('postgres'));
  await client.connect();
  await client.query(statement);
  await client.end();
};
beforeAll(async () => {
  await asked(`CREATE DATABASE ${database}`);
  served = await serve();
  store = EventStoreDbEventStore.at(served.node.url);
});
afterAll(async () => {
  await store.dispose();
  await served.close();
  await asked(`DROP DATABASE ${database} WITH (FORCE)`);
  rmSync(data, { recursive: true });
});

const loading = () => {
  const words = ['load', 'border-2020', '--people', String(PEOPLE), '--seed', String(SEED), '--json'];
  return spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), ...words], {
    env: {
      ...process.env,
      HOMEWARD_DATA: data,
      EVENTSTORE_URL: served.node.url,
      DATABASE_URL: urlOf(database),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

const loaded = async () => {
  const child = loading();
  const [[code], said] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  expect(code).toBe(0);
  return JSON.parse(said) as { people: number; events: number; before: { people: number; events: number } };
};

/** When so many more events are recorded, and the next are on their way. */
const killedAfter = async (events: number): Promise<void> => {
  const gate = await Gate.afterEvents(served.database.url, events);
  const child = loading();
  await gate.waitUntilReached();
  child.kill('SIGKILL');
  await once(child, 'close');
  await gate.open();
};

it(`after a kill -9 (${KILLS}), all ${PEOPLE} people are there once and whole`, async () => {
  const all = people.flatMap(({ commands }) => commands).length;
  for (let n = 1; n <= KILLS; n++) await killedAfter(Math.floor(all / (KILLS + 2)));
  const { people: count, events, before } = await loaded();
  expect(count).toBe(PEOPLE);
  expect(before.people).toBeGreaterThan(0);
  expect(before.people).toBeLessThan(PEOPLE);

  const origin = await originOf(store);
  const streams: (readonly RecordedEvent[])[] = [];
  for (const { survivorId } of people) streams.push(await store.read(`survivor-${survivorId}`));
  expect(streams.flat()).toHaveLength(events);
  for (const [index, stream] of streams.entries()) {
    const { survivorId, commands } = people[index]!;
    expect(findBreak(origin, `survivor-${survivorId}`, stream)).toBeUndefined();
    expect([...new Set(stream.map(({ metadata }) => metadata.commandId))]).toEqual(
      commands.map(({ input }) => input.commandId),
    );
  }

  expect(await loaded()).toMatchObject({ events, before: { people: PEOPLE, events } });
});
