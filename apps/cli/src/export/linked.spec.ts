import type { Entry } from '../demo/history.js';
import { linkedIn } from './linked.js';

const SURVIVOR_ID = 'survivor';
const entry = (type: string, data: Entry['data'], stream = `survivor-${SURVIVOR_ID}`) =>
  ({ stream, type, data }) as Entry;
const noted = (id: string, linked: boolean) =>
  entry('DuplicateNoted', { duplicateSurvivorId: id, linked, held: false });

describe('the records linked to a survivor', () => {
  it('include the kept record for a duplicate', () => {
    expect(linkedIn([entry('PersonLinked', { keptSurvivorId: 'kept' })], SURVIVOR_ID)).toEqual(['kept']);
  });

  it('include the duplicates for the kept record', () => {
    expect(linkedIn([noted('one', true), noted('two', true)], SURVIVOR_ID)).toEqual(['one', 'two']);
  });

  it('follow the latest entry about each record', () => {
    const [linked, unlinked] = ['PersonLinked', 'PersonUnlinked'].map((type) =>
      entry(type, { keptSurvivorId: 'kept' }),
    );
    expect(linkedIn([linked!, unlinked!, noted('one', true), noted('one', false)], SURVIVOR_ID)).toEqual([]);
    expect(linkedIn([linked!, unlinked!, linked!], SURVIVOR_ID)).toEqual(['kept']);
  });

  it('come only from the stream of the survivor', () => {
    expect(linkedIn([entry('PersonLinked', { keptSurvivorId: 'kept' }, 'survivor-another')], SURVIVOR_ID)).toEqual([]);
  });
});
