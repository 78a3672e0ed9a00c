import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { SealPlace } from '#kernel/integrity';
import { ParkedStream, askToRetry } from '#kernel/projections';
import { BrokenSeal, BrokenWrapping } from '#security/keys';
import { pollUntil } from './testing/checkpoints.js';
import { GuestToken, IndexRun } from './testing/index-run.js';

Logger.overrideLogger(false);

let index: IndexRun;
beforeEach(async () => {
  index = await IndexRun.open();
  await index.start();
});
afterEach(() => index.close());

const survivor = `survivor-${randomUUID()}`;
const another = `survivor-${randomUUID()}`;

describe('a blind index', () => {
  it('is filled with tokens of sealed values: the same for the same value, and not the value', async () => {
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    await index.tell(another, 'Met', { name: 'Sophea' });
    const [one, other] = await index.tokens();
    expect(one).toHaveLength(1);
    expect(other).toBe(one);
  });

  it('opens only the events that it observes', async () => {
    const opened: string[] = [];
    const open = index.sealing.open.bind(index.sealing);
    index.sealing.open = async (place, sealed) => {
      opened.push(place.type);
      return open(place, sealed);
    };
    await index.tell(survivor, 'Seen', { name: 'Sophea' });
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    expect(opened).toEqual(['Met']);
    expect(await index.tokens()).toHaveLength(1);
  });

  it('indexes a former event in its current form', async () => {
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    await index.tell(another, 'Greeted', { name: 'Sophea' });
    const [one, other] = await index.tokens();
    expect(other).toBe(one);
  });

  it('has no token of a former value, and none at all once the keys were destroyed after a revision', async () => {
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    const [former] = await index.tokens();
    await index.tell(survivor, 'Renamed', { name: 'Dara' });
    expect(await index.tokens()).toEqual([expect.not.stringMatching(former!)]);
    index.sealing.gone.add(survivor);
    await index.tell(survivor, 'Forgotten', {});
    expect(await index.tokens()).toEqual([]);
  });

  it('has no token of a survivor once the keys are destroyed and the stream was rebuilt', async () => {
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    await index.tell(another, 'Met', { name: 'Dara' });
    index.sealing.gone.add(survivor);
    await index.tell(survivor, 'Forgotten', {});
    const rows = await index.db.getRepository(GuestToken).find();
    expect(rows).toMatchObject([{ subject: another.slice('survivor-'.length) }]);
  });

  it.each([
    ['BrokenWrapping', () => new BrokenWrapping()],
    ['BrokenSeal', (place: SealPlace) => new BrokenSeal(place)],
  ])('leaves out the survivor whose key does not open, and no other, until it was mended: %s', async (kind, damage) => {
    const damaged = `survivor-${randomUUID()}`;
    index.sealing.damaged.set(damaged, damage);
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    await index.tell(damaged, 'Met', { name: 'Nary' });
    await index.tell(another, 'Met', { name: 'Dara' });
    expect(await index.tokens()).toHaveLength(2);
    const parked = () => index.db.getRepository(ParkedStream).find();
    expect(await parked()).toMatchObject([{ name: 'guest_token', stream: damaged, reason: `UnopenedEvent ${kind}` }]);
    // an entry that restates its stream reads all of it again
    await index.tell(damaged, 'Forgotten', {});
    await askToRetry(index.db, 'guest_token', damaged);
    await pollUntil(parked, ([one]) => one!.triedAt !== null);

    index.sealing.damaged.clear();
    await askToRetry(index.db, 'guest_token', damaged);
    await pollUntil(parked, (rows) => rows.length === 0);
    expect(await index.tokens()).toHaveLength(3);
  });

  it('tries again at the next start what did not open', async () => {
    index.sealing.damaged.set(survivor, () => new BrokenWrapping());
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    expect(await index.tokens()).toEqual([]);
    await index.stop();
    index.sealing.damaged.clear();
    await index.start();
    await pollUntil(
      () => index.tokens(),
      (all) => all.length === 1,
    );
    expect(await index.db.getRepository(ParkedStream).find()).toEqual([]);
  });

  it('is written as work to which the comparing of records yields', async () => {
    const during = jest.spyOn(index.viewsFirst, 'during');
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    expect(during).toHaveBeenCalled();
  });

  it('has statistics for its queries after many writes, and none before', async () => {
    const rowsAsPlanned = async (): Promise<number> => {
      const [{ rows }] = (await index.db.query(
        `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'guest_token'::regclass`,
      )) as [{ rows: number }];
      return rows;
    };
    await index.stop();
    await index.start({ analyseAfter: 3 });
    for (const name of ['Sophea', 'Dara']) await index.tell(`survivor-${randomUUID()}`, 'Met', { name });
    await index.tell(survivor, 'Seen', { name: 'Sophea' });
    expect(await rowsAsPlanned()).toBe(-1);
    await index.tell(survivor, 'Met', { name: 'Nary' });
    await pollUntil(rowsAsPlanned, (rows) => rows === 3);
  });

  it('resumes at its checkpoint, and is created again after it was dropped', async () => {
    await index.tell(survivor, 'Met', { name: 'Sophea' });
    await index.stop();
    await index.start();
    await index.tell(survivor, 'Met', { name: 'Phea' });
    expect(await index.tokens()).toHaveLength(2);
    await index.db.query('DROP TABLE guest_token');
    await index.tell(another, 'Met', { name: 'Dara' });
    expect(await index.tokens()).toHaveLength(3);
  });
});
