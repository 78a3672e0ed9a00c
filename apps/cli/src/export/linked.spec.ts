import type { Entry } from '../client/history.js';
import { linkedRecords } from './linked.js';

const SURVIVOR_ID = 'survivor';
const entry = (type: string, data: Entry['data'], stream = `survivor-${SURVIVOR_ID}`) =>
  ({ stream, type, data }) as Entry;
const duplicateNoted = (id: string, linked: boolean) =>
  entry('DuplicateNoted', { duplicateSurvivorId: id, linked, held: false });

describe('the records linked to a survivor', () => {
  it('include the kept record for a duplicate', () => {
    expect(linkedRecords([entry('PersonLinked', { keptSurvivorId: 'kept' })], SURVIVOR_ID)).toEqual(['kept']);
  });

  it('include the duplicates for the kept record', () => {
    expect(linkedRecords([duplicateNoted('one', true), duplicateNoted('two', true)], SURVIVOR_ID)).toEqual([
      'one',
      'two',
    ]);
  });

  it('follow the latest entry about each record', () => {
    const [linked, unlinked] = ['PersonLinked', 'PersonUnlinked'].map((type) =>
      entry(type, { keptSurvivorId: 'kept' }),
    );
    expect(
      linkedRecords([linked!, unlinked!, duplicateNoted('one', true), duplicateNoted('one', false)], SURVIVOR_ID),
    ).toEqual([]);
    expect(linkedRecords([linked!, unlinked!, linked!], SURVIVOR_ID)).toEqual(['kept']);
  });

  it('come only from the stream of the survivor', () => {
    expect(linkedRecords([entry('PersonLinked', { keptSurvivorId: 'kept' }, 'survivor-another')], SURVIVOR_ID)).toEqual(
      [],
    );
  });
});
