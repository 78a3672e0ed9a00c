import type { Entry } from '../demo/history.js';
import { linkedIn } from './linked.js';

const HER = 'her';
const said = (type: string, data: Entry['data'], stream = `survivor-${HER}`) => ({ stream, type, data }) as Entry;
const noted = (id: string, linked: boolean) => said('DuplicateNoted', { duplicateSurvivorId: id, linked, held: false });

describe('which records are of the same person', () => {
  it('is told by a duplicate: the one that is kept', () => {
    expect(linkedIn([said('PersonLinked', { keptSurvivorId: 'kept' })], HER)).toEqual(['kept']);
  });

  it('is told by the one that is kept: its duplicates', () => {
    expect(linkedIn([noted('one', true), noted('two', true)], HER)).toEqual(['one', 'two']);
  });

  it('is what was said last', () => {
    const [linked, unlinked] = ['PersonLinked', 'PersonUnlinked'].map((type) => said(type, { keptSurvivorId: 'kept' }));
    expect(linkedIn([linked!, unlinked!, noted('one', true), noted('one', false)], HER)).toEqual([]);
    expect(linkedIn([linked!, unlinked!, linked!], HER)).toEqual(['kept']);
  });

  it('is told by her own record alone', () => {
    expect(linkedIn([said('PersonLinked', { keptSurvivorId: 'kept' }, 'survivor-another')], HER)).toEqual([]);
  });
});
