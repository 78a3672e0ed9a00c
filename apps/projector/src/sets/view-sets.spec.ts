import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import * as eventStore from '#kernel/event-store';
import { SetRequest, ViewSet, requestOfSets } from '#kernel/projections';
import { SetsOfLibrary } from '../../../../libs/kernel/projections/testing/view-sets.js';
import { ViewsFirst } from '../views-first.js';

Logger.overrideLogger(false);

let noteRest = (_: AbortSignal | undefined): void => undefined;
/** No pause ends by itself. */
const pauseFor = (_: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', () => resolve());
    noteRest(signal);
  });
jest.unstable_mockModule('#kernel/event-store', () => ({ ...eventStore, pauseFor }));
const { ViewSets } = await import('./view-sets.js');

it('looks at the sets as soon as something is requested of them, however long the pause', async () => {
  const at = await SetsOfLibrary.upToDate();
  await at.kept.getRepository(ViewSet).update({ version: 1 }, { state: 'failed' }); // nothing is to be followed
  const store = new eventStore.InMemoryEventStore();
  const viewSets = new ViewSets(store, at.kept, at.sets, at.owner, [], new ViewsFirst());
  const atRest = () => new Promise<AbortSignal | undefined>((resolve) => (noteRest = resolve));
  const runners = jest.spyOn(at.kept, 'createQueryRunner');
  try {
    const waits = atRest();
    await viewSets.onApplicationBootstrap();
    const pause = await waits;
    const listening = runners.mock.results[0]!.value as QueryRunner;
    const [id, waitsAgain] = [randomUUID(), atRest()];
    await requestOfSets(at.kept.manager, { id, kind: 'rollback', version: null, requestedBy: 'rachana' });
    await listening.query('SELECT'); // Postgres tells a connection what came before it answers
    if (!pause?.aborted) throw new Error('The request did not end the pause: no notification of it came.');
    await waitsAgain;
    expect(await at.kept.getRepository(SetRequest).findOneBy({ id })).toMatchObject({ refusal: 'NO_FORMER_SET' });
  } finally {
    await viewSets.beforeApplicationShutdown();
    await at.stop();
  }
});
