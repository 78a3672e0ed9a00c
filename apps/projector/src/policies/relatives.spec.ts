import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { readPolicyRefusals } from '#nest';
import { PolicyRun } from '../testing/policy-run.js';

Logger.overrideLogger(false);

let run: PolicyRun;
let sister: string;
let brother: string;
beforeEach(async () => {
  run = await PolicyRun.open();
  [sister, brother] = [await run.office.woman(), await run.office.woman()];
});
afterEach(() => run.close());

const link = (survivorId: string, otherSurvivorId: string, linkId: string, relation = 'Sibling') =>
  run.office.ask('survivor', survivorId, 'LinkRelative', { linkId, otherSurvivorId, relation, foundTogether: true });
const unlink = (survivorId: string, linkId: string) =>
  run.office.ask('survivor', survivorId, 'UnlinkRelative', { linkId });

/** The links of a record that have not ended, as its entries give them. */
const linksIn = async (survivorId: string) => {
  const live = new Map<unknown, object>();
  const { codec } = (await run.stores()).storeContext;
  for (const { type, data } of await codec.open(await run.store.read(`survivor-${survivorId}`))) {
    if (type === 'RelativeLinked') live.set(data.linkId, data);
    if (type === 'RelativeUnlinked') live.delete(data.linkId);
  }
  return [...live.values()];
};
const waitForPolicy = () => run.waitForPolicy('policy:family');

describe('the policy of relatives', () => {
  it('records a link in the other record, with the inverse relation and without the note', async () => {
    await run.start();
    const linkId = randomUUID();
    const note = { note: 'The mother is in prison.' };
    const command = { linkId, otherSurvivorId: brother, relation: 'Child', foundTogether: false, ...note };
    const { eventIds } = await run.office.ask('survivor', sister, 'LinkRelative', command);
    await waitForPolicy();
    const last = (await run.store.read(`survivor-${brother}`)).at(-1)!;
    expect(last.metadata).toMatchObject({
      actor: { id: 'policy:family', role: 'POLICY' },
      $causationId: eventIds[0],
    });
    expect(await linksIn(brother)).toEqual([
      { linkId, otherSurvivorId: sister, relation: 'Parent', foundTogether: false },
    ]);
  });

  it('ends the link in the other record, whichever of the two it is ended in', async () => {
    await run.start();
    const [one, other] = [randomUUID(), randomUUID()];
    await link(sister, brother, one);
    await waitForPolicy();
    await unlink(brother, one);
    await waitForPolicy();
    expect([await linksIn(sister), await linksIn(brother)]).toEqual([[], []]);
    await link(sister, brother, other);
    await waitForPolicy();
    await unlink(sister, other);
    await waitForPolicy();
    expect([await linksIn(sister), await linksIn(brother)]).toEqual([[], []]);
    expect(await readPolicyRefusals(run.db)).toEqual(new Map());
  });

  it('records nothing again when it reads the log from the beginning', async () => {
    const first = await run.start();
    const linkId = randomUUID();
    await link(sister, brother, linkId);
    await waitForPolicy();
    await unlink(brother, linkId);
    await waitForPolicy();
    const before = [await run.typesIn(`survivor-${sister}`), await run.typesIn(`survivor-${brother}`)];
    await first.beforeApplicationShutdown();
    await run.db.query(`UPDATE checkpoint SET position = -1`);
    await run.start();
    await waitForPolicy();
    expect([await run.typesIn(`survivor-${sister}`), await run.typesIn(`survivor-${brother}`)]).toEqual(before);
  });

  it('keeps both links when the two records are linked at once, and ends each by itself', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await link(sister, brother, one);
    await link(brother, sister, other, 'OtherRelative');
    await unlink(sister, one);
    await run.start();
    await waitForPolicy();
    const both = { linkId: other, relation: 'OtherRelative', foundTogether: true };
    expect(await linksIn(sister)).toEqual([{ ...both, otherSurvivorId: brother }]);
    expect(await linksIn(brother)).toEqual([{ ...both, otherSurvivorId: sister }]);
  });

  it('is refused by a record that does not exist, and goes on', async () => {
    await run.start();
    await link(sister, randomUUID(), randomUUID());
    await link(sister, brother, randomUUID());
    await waitForPolicy();
    expect(await readPolicyRefusals(run.db)).toEqual(new Map([['family', { count: 1, last: 'NOT_FOUND' }]]));
    expect(await linksIn(brother)).toHaveLength(1);
  });
});
