import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import * as eventStore from '#kernel/event-store';
import * as waiting from '#kernel/waiting';
import { SetRequest, TablesOwner, ViewSet, requestOfSets } from '#kernel/projections';
import { TABLES } from '../../../../libs/kernel/projections/testing/library.js';
import { SetsOfLibrary, tablesWith } from '../../../../libs/kernel/projections/testing/view-sets.js';
import { ViewsFirst } from '../views-first.js';

Logger.overrideLogger(false);

interface Pause {
  readonly ms: number;
  readonly signal: AbortSignal | undefined;
}

let noteRest = (_: Pause): void => undefined;
/** No pause ends by itself. */
const pauseFor = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', () => resolve());
    noteRest({ ms, signal });
  });
const atRest = () => new Promise<Pause>((resolve) => (noteRest = resolve));
jest.unstable_mockModule('#kernel/waiting', () => ({ ...waiting, pauseFor }));

/** What fills a set: here, none is filled. */
class Idle {
  readonly start = (): void => undefined;
  readonly stop = async (): Promise<void> => undefined;
}
jest.unstable_mockModule('../follower.js', () => ({ Follower: Idle }));
jest.unstable_mockModule('./roll-up-worker.js', () => ({ RollUpWorker: Idle }));
const { ViewSets } = await import('./view-sets.js');

it('looks at the sets as soon as something is requested of them, however long the pause', async () => {
  const at = await SetsOfLibrary.upToDate();
  const store = new eventStore.InMemoryEventStore();
  const viewSets = new ViewSets(store, at.kept, at.sets, at.owner, [], new ViewsFirst());
  const runners = jest.spyOn(at.kept, 'createQueryRunner');
  try {
    const waits = atRest();
    await viewSets.onApplicationBootstrap();
    const { signal } = await waits;
    const listening = runners.mock.results[0]!.value as QueryRunner;
    const [id, waitsAgain] = [randomUUID(), atRest()];
    await requestOfSets(at.kept.manager, { id, kind: 'rollback', version: null, requestedBy: 'rachana' });
    await listening.query('SELECT'); // Postgres tells a connection what came before it answers
    if (!signal?.aborted) throw new Error('The request did not end the pause: no notification of it came.');
    await waitsAgain;
    expect(await at.kept.getRepository(SetRequest).findOneBy({ id })).toMatchObject({ refusal: 'NO_FORMER_SET' });
  } finally {
    await viewSets.beforeApplicationShutdown();
    await at.stop();
  }
});

it('says once, and beside the set, which table of somebody else keeps a new version from its views', async () => {
  const at = await SetsOfLibrary.upToDate();
  const version = await at.build();
  const schemas = [at.schemaOf(version), 'views_former_1'].join(', ');
  const role = `owner_${randomUUID().replaceAll('-', '')}`;
  const table = `${at.schemaOf(version)}.person`;
  await at.kept.query(
    `ALTER SCHEMA ${at.schemaOf(1)} RENAME TO views_former_1; UPDATE view_set SET hash = 'former' WHERE version = 1;
     CREATE ROLE ${role} BYPASSRLS; GRANT USAGE ON SCHEMA kept, ${schemas} TO ${role};
     GRANT ALL ON ALL TABLES IN SCHEMA kept, ${schemas} TO ${role}; ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  );
  const connection = { type: 'postgres', url: at.database.url, extra: { options: `-c role=${role}` } } as const;
  const owner = new TablesOwner(connection, tablesWith(TABLES));
  const store = new eventStore.InMemoryEventStore();
  const viewSets = new ViewSets(store, at.kept, at.sets, owner, [], new ViewsFirst());
  const errors = jest.spyOn(Logger.prototype, 'error');
  const sets = at.kept.getRepository(ViewSet);
  try {
    const waits = atRest();
    await viewSets.onApplicationBootstrap();
    // by now it was tried twice
    expect((await waits).ms).toBe(3_000);
    const said = [expect.stringMatching(new RegExp(`^FOREIGN_TABLE: .*: ${table} of `))];
    expect(errors.mock.calls.map(([line]) => line as string)).toEqual(said);
    expect(await sets.findOneBy({ version })).toMatchObject({ state: 'ready', reason: said[0] });

    await at.kept.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    const waitsAgain = atRest();
    await requestOfSets(at.kept.manager, { id: randomUUID(), kind: 'rollback', version: null, requestedBy: 'rachana' });
    await waitsAgain;
    expect(await sets.findOneBy({ version })).toMatchObject({ state: 'live', reason: null });
  } finally {
    errors.mockRestore();
    await viewSets.beforeApplicationShutdown();
    await at.kept.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await at.stop();
  }
});
