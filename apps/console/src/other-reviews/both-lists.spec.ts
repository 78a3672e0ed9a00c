import { CombinedError } from 'urql';
import { bothLists } from './both-lists.js';

const error = new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code: 'INTERNAL' } }] });
const asked: string[] = [];
beforeEach(() => asked.splice(0));

const list = (name: string, more: object) => ({ fetching: false, again: () => void asked.push(name), ...more });
const known = list('known', { list: [] });
const coming = list('coming', { fetching: true });
const failed = list('failed', { error });
const old = (since: string) => list(since, { list: [], error, staleSince: since });

describe('both lists of reviews', () => {
  it('are known once each of them is', () => {
    expect(bothLists([known, known])).toMatchObject({ isKnown: true, isSettled: true, fetching: false });
    expect(bothLists([known, coming])).toMatchObject({ isKnown: false, isSettled: false, fetching: true });
  });

  it('are waited for no longer once one of them failed, and say why', () => {
    expect(bothLists([known, failed])).toMatchObject({ isKnown: false, isSettled: true, error });
    expect(bothLists([known, coming])).not.toHaveProperty('error');
  });

  it('are as old as the older of them, and no error as long as both are shown', () => {
    const both = bothLists([old('2020-03-05T10:00:00.000Z'), old('2020-03-05T09:00:00.000Z')]);
    expect(both.staleSince).toBe('2020-03-05T09:00:00.000Z');
    expect(both).not.toHaveProperty('error');
  });

  it('ask again for what is missing or old, and for nothing else', () => {
    bothLists([known, failed]).again();
    bothLists([old('since'), known]).again();
    expect(asked).toEqual(['failed', 'since']);
  });
});
