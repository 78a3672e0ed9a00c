import { jest } from '@jest/globals';
import i18next from 'i18next';
import { CombinedError } from 'urql';
import { follow, type Outcome } from './follow.js';
import type { LiveState } from './live-state.js';

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

type Rows = readonly string[];

const refused = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] });
const unreachable = new CombinedError({ networkError: new TypeError('Failed to fetch') });

/** Milliseconds, longer than any wait for the next try. */
const LONG_MS = 120_000;
const SOCKET_SILENT_MS = 3_000;

/** A list that is followed, its subscriptions, and its queries. */
const followRows = () => {
  let state: LiveState<Rows> = { of: '', question: '', fetching: true };
  const subscriptions: ((said: Outcome<Rows>) => void)[] = [];
  const queries: ((said: Outcome<Rows>) => void)[] = [];
  const end = follow<Rows>({
    asked: { of: 'tasks', question: 'tasks' },
    watch: (take) => {
      subscriptions.push(take);
      return () => undefined;
    },
    ask: () => new Promise((answer) => queries.push(answer)),
    change: (to) => void (state = to(state)),
  });
  const settle = () => jest.advanceTimersByTimeAsync(0);
  return {
    subscriptions,
    queries,
    end,
    shown: () => state,
    say: (said: Outcome<Rows>) => (subscriptions.at(-1)!(said), settle()),
    answer: (said: Outcome<Rows>, query = queries.length - 1) => (queries[query]!(said), settle()),
    waitFor: (ms: number) => jest.advanceTimersByTimeAsync(ms),
  };
};

describe('a list that is followed', () => {
  it.each(['FORBIDDEN', 'NOT_FOUND'])(
    'shows nothing more after %s, also if the query then fails in passing',
    async (code) => {
      const rows = followRows();
      await rows.say({ data: ['Dara'] });
      await rows.say({ error: refused(code) });
      expect(rows.shown()).not.toHaveProperty('data');
      await rows.answer({ error: refused('RATE_LIMITED') });
      expect(rows.shown()).not.toHaveProperty('data');
      expect(rows.shown()).toMatchObject({ fetching: false, error: expect.anything() });
    },
  );

  it('shows no answer to a query that was sent before a refusal, but that to one sent after it', async () => {
    const rows = followRows();
    await rows.waitFor(SOCKET_SILENT_MS);
    await rows.say({ error: refused('FORBIDDEN') });
    await rows.answer({ data: ['Dara'] });
    expect(rows.shown()).not.toHaveProperty('data');
    expect(rows.queries).toHaveLength(2);
    await rows.answer({ data: ['Bopha'] });
    expect(rows.shown()).toMatchObject({ data: ['Bopha'] });
  });

  it('is up to date though a query that was sent before its last answer fails or answers later', async () => {
    for (const late of [{ error: unreachable }, { data: ['Bopha'] }]) {
      const rows = followRows();
      await rows.waitFor(SOCKET_SILENT_MS);
      await rows.say({ data: ['Dara'] });
      await rows.answer(late);
      expect(rows.shown()).toMatchObject({ data: ['Dara'] });
      expect(rows.shown()).not.toHaveProperty('staleSince');
      rows.end();
    }
  });

  it('shows nothing more once such a query is refused', async () => {
    const rows = followRows();
    await rows.waitFor(SOCKET_SILENT_MS);
    await rows.say({ data: ['Dara'] });
    await rows.answer({ error: refused('FORBIDDEN') });
    expect(rows.shown()).not.toHaveProperty('data');
  });

  it('is subscribed again after longer and longer waits, and asked for without the socket once', async () => {
    const rows = followRows();
    await rows.say({ data: ['Dara'] });
    const waits: number[] = [];
    for (let failure = 0; failure < 7; failure++) {
      const { length } = rows.subscriptions;
      const failed = Date.now();
      await rows.say({ error: refused('UNAVAILABLE') });
      while (rows.subscriptions.length === length && Date.now() - failed < LONG_MS) await rows.waitFor(250);
      waits.push((Date.now() - failed) / 1000);
    }
    [5, 10, 20, 40, 60, 60, 60].forEach((seconds, failure) => {
      expect(waits[failure]).toBeGreaterThanOrEqual(seconds * 0.75);
      expect(waits[failure]).toBeLessThanOrEqual(seconds * 1.25 + 0.25);
    });
    expect(rows.queries).toHaveLength(1);
    expect(rows.shown()).toMatchObject({ data: ['Dara'], staleSince: expect.any(String) });
  });

  it('waits briefly again after an answer', async () => {
    const rows = followRows();
    for (const _ of [1, 2, 3]) {
      await rows.say({ error: refused('UNAVAILABLE') });
      await rows.waitFor(LONG_MS);
    }
    await rows.say({ data: ['Dara'] });
    const { length } = rows.subscriptions;
    await rows.say({ error: refused('UNAVAILABLE') });
    await rows.waitFor(6_500);
    expect(rows.subscriptions).toHaveLength(length + 1);
  });

  it('does nothing more once nobody looks at it', async () => {
    const rows = followRows();
    await rows.say({ error: refused('UNAVAILABLE') });
    rows.end();
    await rows.answer({ data: ['Dara'] });
    await rows.waitFor(LONG_MS);
    expect(rows.subscriptions).toHaveLength(1);
    expect(rows.shown()).not.toHaveProperty('data');
  });
});
