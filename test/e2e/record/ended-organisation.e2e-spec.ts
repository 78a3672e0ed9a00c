import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, receiptOf } from '../../harness/homeward.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };

/** One of its own: in a service that others share, a register would refuse their people. */
let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.start();
}, 200_000);
afterAll(() => homeward?.stop());

describe('an organisation that ended', () => {
  const LISTED = `query ($ended: Boolean) {
    organisations(ended: $ended) { edges { node { organisationId name endedOn } } } }`;
  const listed = async (ended: boolean) => {
    const { data } = await homeward.ask(LISTED, { ended }, administrator);
    const { edges } = data!.organisations as { edges: { node: { name: string } }[] };
    return edges.map(({ node }) => node).filter(({ name }) => name === 'Ended House');
  };

  it('is listed with its last day, and can be registered again', async () => {
    const organisationId = randomUUID();
    const house = { organisationId, name: 'Ended House', kind: 'NGO', districts: [], services: [] };
    const register = { ...house, on: '2018-01-01' };
    receiptOf(await homeward.command('registerOrganisation', register, administrator));
    expect(await listed(true)).toEqual([]);
    receiptOf(await homeward.command('endOrganisation', { organisationId, on: '2019-06-30' }, administrator));
    expect(await listed(true)).toEqual([{ organisationId, name: 'Ended House', endedOn: '2019-06-30' }]);
    expect(await listed(false)).toEqual([]);
    receiptOf(await homeward.command('registerOrganisation', { ...house, on: '2020-01-01' }, administrator));
    expect(await listed(true)).toEqual([]);
    expect(await listed(false)).toEqual([{ organisationId, name: 'Ended House', endedOn: null }]);
  });
});
