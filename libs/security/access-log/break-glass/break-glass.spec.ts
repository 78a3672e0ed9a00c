import { randomUUID } from 'node:crypto';
import { UNRELATED, type Relations } from '#security/access';
import { Refusal, type Actor } from '#kernel/decider';
import { PlainSealing } from '#kernel/integrity';
import { BreakGlassView } from './break-glass.view.js';
import { breakGlassProcesses } from '../testing/break-glass-processes.js';
import { sokha } from '../testing/log.js';

const erased = new Set<string | undefined>();
const sealedFor: (string | undefined)[] = [];
/** Survivors whose keys are lost. */
const lost = new Set<string | undefined>();
class Forgetful extends PlainSealing {
  override async seal(...[place, part]: Parameters<PlainSealing['seal']>) {
    sealedFor.push(place.of);
    if (erased.has(place.of)) throw new Refusal('SUBJECT_ERASED', 'The personal data was erased.');
    return super.seal(place, part);
  }

  override async open(...[place, text]: Parameters<PlainSealing['open']>) {
    if (lost.has(place.of)) throw new Error('The seal is broken.');
    return super.open(place, text);
  }
}

let house: Awaited<ReturnType<typeof breakGlassProcesses>>;
let here: ReturnType<(typeof house)['aProcess']>;
let there: ReturnType<(typeof house)['aProcess']>;
beforeAll(async () => {
  house = await breakGlassProcesses(new Forgetful());
});
afterAll(() => house.leave());

let survivorId: string;
let dara: Actor;
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
beforeEach(async () => {
  [here, there] = [house.aProcess(), house.aProcess()];
  survivorId = await house.somebody();
  dara = { ...sokha, id: `dara-${randomUUID()}`, office: 'Poipet' };
});

const offices: Relations = {
  of: async ({ office }) => ({ ...UNRELATED, ways: office === 'SiemReapCac' ? ['office'] : [] }),
};

const open = (more: object = {}, by = dara, process = here) => process.open({ survivorId, ...more }, by);
const review = (breakGlassId: string, upheld = true, by = sophea, process = here) =>
  process.review({ breakGlassId, upheld }, by, offices);
const isBroken = async (process = here, by = dara) => (await process.glass.inLog(by, survivorId))!.brokeGlass;
const isInViews = () => house.db.getRepository(BreakGlassView).existsBy({ survivorId });

describe('breaking the glass', () => {
  it('opens one record to one person at once, in every process', async () => {
    expect(await isBroken()).toBe(false);
    await open();
    expect([await isBroken(here), await isBroken(there)]).toEqual([true, true]);
    expect(await isInViews()).toBe(true);
    expect(await isBroken(here, sokha)).toBe(false);
    expect((await here.glass.inLog(dara, await house.somebody()))!.brokeGlass).toBe(false);
  });

  it('opens it to that person in that role only', async () => {
    const interviewing: Actor = { ...dara, role: 'FORENSIC_INTERVIEWER' };
    await open();
    expect([await isBroken(here, interviewing), await isBroken(there, interviewing)]).toEqual([false, false]);
    await expect(open({ survivorId: await house.somebody() }, interviewing)).rejects.toMatchObject({
      code: 'BREAK_GLASS_REVIEW_OPEN',
    });
  });

  it('is effective in every process even before the views have read it', async () => {
    const goOn = house.standstill();
    const { id } = await open();
    expect([await isBroken(here), await isBroken(there), await isInViews()]).toEqual([true, true, false]);
    // each first waits for the views in vain
    const again = [here, there].map(async (process) => open({ survivorId: await house.somebody() }, dara, process));
    const refused = { status: 'rejected', reason: { code: 'BREAK_GLASS_REVIEW_OPEN' } };
    expect(await Promise.allSettled(again)).toMatchObject([refused, refused]);
    goOn();
    await review(id, false, sophea, there);
    expect([await isBroken(here), await isBroken(there)]).toEqual([false, false]);
  });

  it('is read though the keys of that survivor are lost, so that all other records stay readable', async () => {
    const { id } = await open();
    lost.add(survivorId);
    expect([await isBroken(house.aProcess()), await isBroken(there)]).toEqual([true, true]);
    await review(id, false, sophea, house.aProcess());
    expect(await isBroken(house.aProcess())).toBe(false);
  });

  it('lasts for an hour, unless a review ends it earlier', async () => {
    const { id } = await open();
    const { openedAt, until } = await house.db.getRepository(BreakGlassView).findOneByOrFail({ breakGlassId: id });
    expect(Number(new Date(until)) - Number(new Date(openedAt))).toBe(3_600_000);
    await review(id, false, sophea, there);
    expect([await isBroken(here), await isBroken(there)]).toEqual([false, false]);
    await open({}, dara, house.aProcess({ breakGlassMinutes: 0 }));
    expect([await isBroken(here), await isBroken(there)]).toEqual([false, false]);
  });

  it('is refused while an earlier one of the same person awaits review, whichever record it was', async () => {
    const { id } = await open();
    survivorId = await house.somebody();
    for (const process of [here, there])
      await expect(open({}, dara, process)).rejects.toMatchObject({ code: 'BREAK_GLASS_REVIEW_OPEN' });
    await review(id);
    await open({}, dara, there);
    expect(await isBroken()).toBe(true);
  });

  it('is recorded once when one person opens two records in two processes at once', async () => {
    const others = { survivorId: await house.somebody() };
    const both = await Promise.allSettled([open({}, dara, here), open(others, dara, there)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'BREAK_GLASS_REVIEW_OPEN' },
    });
  });

  it('requires an existing record', async () => {
    await expect(open({ survivorId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('answers for an erased survivor as for one who never existed', async () => {
    const absent = await open({ survivorId: randomUUID() }).catch((error: unknown) => error);
    erased.add(survivorId);
    await expect(open()).rejects.toEqual(absent);
  });

  it('seals the explanation with the key of the survivor whose record was opened', async () => {
    const { eventIds } = await open();
    expect(sealedFor.at(-1)).toBe(survivorId);
    const { position } = (await house.store.last(['access-']))!;
    const event = await house.store.at(position);
    expect([event!.id, JSON.stringify(event!.data)]).toEqual([eventIds[0], expect.not.stringContaining('private')]);
  });

  it('is reviewed by somebody who learns nothing of the other records that were opened', async () => {
    await review((await open()).id!);
    const { id } = await open({ survivorId: await house.somebody() });
    await expect(
      here.glass.review({ breakGlassId: id!, upheld: true, expectedRevision: 0 }, sophea, offices),
    ).rejects.toMatchObject({ expected: 0, since: [] });
  });

  it('answers a repeated command with the same receipt, and refuses another one under its id', async () => {
    const commandId = randomUUID();
    const first = await open({ commandId });
    expect(await open({ commandId })).toEqual(first);
    expect(await open({ commandId }, dara, there)).toEqual(first);
    await expect(open({ commandId, reason: 'Other' })).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
    const other = await open({ commandId }, { ...dara, id: randomUUID() });
    expect(other.id).not.toBe(first.id);
  });
});

describe('the review', () => {
  it('is made by another person', async () => {
    const { id } = await open({}, sophea);
    await expect(review(id)).rejects.toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    await review(id, true, { ...sophea, id: 'kosal' });
  });

  it('is made by a supervisor of the survivor’s office: for others there is nothing to review', async () => {
    const { id } = await open();
    const elsewhere = { ...sophea, office: 'Poipet' };
    await expect(review(id, true, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(review(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is made once: a repetition changes nothing, and another result is refused', async () => {
    const { id } = await open();
    const { eventIds } = await review(id);
    expect(eventIds).toHaveLength(1);
    expect(await review(id, true, sophea, there)).toMatchObject({ id, eventIds: [] });
    await expect(review(id, false)).rejects.toMatchObject({ code: 'BREAK_GLASS_REVIEWED' });
  });

  it('is refused when more was recorded than the reviewer has read', async () => {
    const { id } = await open();
    const { revision } = await house.db.getRepository(BreakGlassView).findOneByOrFail({ breakGlassId: id });
    const seeing = (expectedRevision: number, by: Actor) =>
      here.glass.review({ breakGlassId: id, upheld: true, expectedRevision }, by, offices);
    await expect(seeing(revision + 1, sophea)).rejects.toThrow('is at revision');
    await seeing(revision, sophea);
    await expect(seeing(revision, { ...sophea, id: 'kosal' })).rejects.toMatchObject({ code: 'BREAK_GLASS_REVIEWED' });
  });

  it('is refused like that also where somebody wrote into the views that it was reviewed', async () => {
    const { id } = await open();
    const rows = house.db.getRepository(BreakGlassView);
    const { revision } = await rows.findOneByOrFail({ breakGlassId: id });
    await rows.update({ breakGlassId: id }, { reviewedBy: 'kosal', upheld: true });
    const unread = { breakGlassId: id!, upheld: true, expectedRevision: revision + 1 };
    await expect(here.glass.review(unread, sophea, offices)).rejects.toThrow('is at revision');
  });

  it('is recorded once when two supervisors review one access at once: the other learns who was first', async () => {
    const { id } = await open();
    const [kosal, channa] = ['kosal', 'channa'].map((name) => ({ ...sophea, id: name })) as [Actor, Actor];
    const both = await Promise.allSettled([review(id, true, kosal, here), review(id, false, channa, there)]);
    const lost = both.find(({ status }) => status === 'rejected');
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost).toMatchObject({ reason: { code: 'BREAK_GLASS_REVIEWED' } });
    expect(await isBroken()).toBe(lost === both[1]);
  });
});
