import { randomUUID } from 'node:crypto';
import { contentOf } from '../testing/library.js';
import { SetsOfLibrary } from '../testing/view-sets.js';
import { requestOfSets } from './set-requests.js';

let at: SetsOfLibrary;
beforeEach(async () => {
  at = await SetsOfLibrary.upToDate();
});
afterEach(() => at.stop());

describe('a set of views', () => {
  it('is live from the first start, and readers read it without knowing its name', async () => {
    await at.someone();
    await at.follow(1);
    const read = await at.reader();
    expect(await contentOf(read)).toEqual(await contentOf(await at.at(1)));
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await at.states()).toEqual({ 1: 'live' });
    await at.owner.bringUpToDate();
    expect((await contentOf(read)).people).toHaveLength(1);
  });

  it('whose checkpoints store positions only is upgraded in place, with all its rows', async () => {
    await at.someone();
    await at.follow(1);
    const read = await at.reader();
    const content = await contentOf(read);
    for (const table of [`${at.schemaOf(1)}.checkpoint`, 'kept.checkpoint'])
      await at.kept.query(
        `ALTER TABLE ${table} DROP COLUMN "eventId" CASCADE, DROP COLUMN hash CASCADE, DROP COLUMN events CASCADE`,
      );
    await at.kept.query(`ALTER TABLE kept.view_set DROP COLUMN events, DROP COLUMN "resumedEvents"`);
    await at.owner.bringUpToDate();
    await at.owner.bringUpToDate();
    const last = (await at.library.log()).at(-1)!;
    const position = String(last.position);
    const stands = () => read.query(`SELECT DISTINCT position, "eventId" FROM checkpoints`);
    expect(await stands()).toEqual([{ position, eventId: null }]);
    expect(await read.query('SELECT version, events FROM view_set')).toEqual([{ version: 1, events: null }]);
    await at.follow(1);
    expect(await stands()).toEqual([{ position, eventId: last.id }]);
    expect(await contentOf(read)).toEqual(content);
  });

  it('is built beside the live one, with the same rows and indexes, and is not read before the switch', async () => {
    await at.someone();
    await at.follow(1);
    const version = await at.build();
    const indexes = (of: number): Promise<object[]> =>
      at.kept.query(`SELECT indexname FROM pg_indexes WHERE schemaname = $1 ORDER BY 1`, [at.schemaOf(of)]);
    expect(await indexes(version)).toEqual(await indexes(1));
    expect(await contentOf(await at.at(version))).toEqual(await contentOf(await at.at(1)));
    const read = await at.reader();
    await (await at.at(version)).query(`DELETE FROM person`);
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await at.owner.switchTo(version, randomUUID())).toBe('done');
    expect((await contentOf(read)).people).toEqual([]);
    expect(await at.owner.switchTo(1, randomUUID())).toBe('done');
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await at.states()).toEqual({ 1: 'live', 2: 'retired' });
  });

  it('has row security again before it is ready, as the live one has', async () => {
    expect(await at.unsecured(1)).toEqual([]);
    expect(await at.unsecured(await at.build())).toEqual([]);
  });

  it('has row security when it is ready, although another builder begins it again before or after that', async () => {
    const { owner } = at;
    const version = await owner.replaceUnread(null, 'rachana');
    expect(await owner.beginSet(version, 'copying')).toBe(true);
    expect(await at.unsecured(version)).toEqual(expect.arrayContaining(['loan', 'person']));
    await owner.finishSet(version);
    expect(await owner.beginSet(version, 'copying')).toBe(true);
    expect(await at.unsecured(version)).toEqual(expect.arrayContaining(['loan', 'person']));
    await owner.markReady(version);
    expect(await at.unsecured(version)).toEqual([]);
    expect(await owner.beginSet(version, 'copying')).toBe(false);
    expect(await at.unsecured(version)).toEqual([]);
    expect(await at.states()).toEqual({ 1: 'live', [version]: 'ready' });
  });

  it('keeps row security where it is not copied into, and is not begun for copying where it is not listed', async () => {
    const version = await at.owner.replaceUnread(null, 'rachana');
    expect(await at.owner.beginSet(version)).toBe(true);
    expect(await at.unsecured(version)).toEqual([]);
    expect(await at.owner.beginSet(0, 'copying')).toBe(false);
    expect(await at.kept.query(`SELECT to_regnamespace('${at.schemaOf(0)}') AS schema`)).toEqual([{ schema: null }]);
  });

  it('is dropped by the next rebuild when it is not live, and its number is not used again', async () => {
    const request = randomUUID();
    await at.kept.query(`INSERT INTO set_request (id, kind, "requestedBy") VALUES ($1, 'rebuild', 'rachana')`, [
      request,
    ]);
    const failed = (await at.owner.replaceUnread(request, 'rachana'))!;
    await at.owner.beginSet(failed);
    expect(await at.build()).toBe(failed + 1);
    expect(await at.states()).toEqual({ 1: 'live', [failed + 1]: 'ready' });
    expect(await at.kept.query(`SELECT to_regnamespace($1) AS found`, [at.schemaOf(failed)])).toEqual([
      { found: null },
    ]);
  });

  it('is built once for a request, however many projectors see it', async () => {
    const request = randomUUID();
    await requestOfSets(at.kept, { id: request, kind: 'rebuild', version: null, requestedBy: 'rachana' });
    const built = await Promise.all([1, 2].map(() => at.owner.replaceUnread(request, 'rachana')));
    expect(built.toSorted()).toEqual([2, undefined]);
    expect(await at.states()).toEqual({ 1: 'live', 2: 'building' });
    expect(await at.owner.replaceUnread(randomUUID(), 'rachana')).toBeUndefined();
    expect(await at.states()).toEqual({ 1: 'live', 2: 'building' });
  });

  it('is dropped only when nobody reads it, and a reader does not wait', async () => {
    const version = await at.build();
    await at.owner.switchTo(version, null);
    const reader = (await at.at(1)).createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT FROM person');
    const rebuilt = at.owner.replaceUnread(null, 'rachana');
    await reader.query('SELECT FROM loan');
    await reader.commitTransaction();
    await reader.release();
    expect(await rebuilt).toBe(version + 1);
  });

  it('gets a dropped table back, in whichever set, and what was read through it', async () => {
    await at.someone();
    await at.follow(1);
    const version = await at.build();
    const read = await at.reader();
    await at.kept.query(
      `DROP TABLE ${at.schemaOf(1)}.person CASCADE; DROP TABLE ${at.schemaOf(version)}.loan CASCADE; DROP TABLE kept.parked CASCADE`,
    );
    await at.owner.restore();
    await at.follow(1);
    await at.follow(version);
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await read.query('SELECT FROM parked_streams')).toEqual([]);
    expect(await contentOf(await at.at(version))).toEqual(await contentOf(read));
  });
});
