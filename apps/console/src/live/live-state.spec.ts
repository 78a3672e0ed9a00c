import i18next from 'i18next';
import { CombinedError } from 'urql';
import { afterAnswer, afterFailure, type LiveState } from './live-state.js';

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));

const AT = '2026-03-01T02:00:00.000Z';
const LATER = '2026-03-01T03:00:00.000Z';

const asked = { of: 'tasks 5', question: 'tasks' };
const before: LiveState<readonly string[]> = afterAnswer<readonly string[]>(
  { of: '', question: '', fetching: true },
  asked,
  ['Dara'],
  AT,
);

const refused = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] });
const unreachable = new CombinedError({ networkError: new TypeError('Failed to fetch') });

describe('a list that is asked for again in vain', () => {
  it('keeps its rows, and says since when they may be out of date', () => {
    expect(afterFailure(before, asked, unreachable)).toMatchObject({ data: ['Dara'], staleSince: AT, fetching: false });
    expect(afterFailure(before, asked, refused('UNAVAILABLE'))).toMatchObject({ data: ['Dara'], staleSince: AT });
  });

  it('keeps them also while it waits for an entry of the reader', () => {
    expect(afterFailure(before, { ...asked, of: 'tasks 6' }, unreachable)).toMatchObject({ data: ['Dara'] });
  });

  it('says the first of the two times after a second failure', () => {
    const once = afterFailure(before, asked, unreachable);
    expect(afterFailure(once, asked, unreachable)).toMatchObject({ data: ['Dara'], staleSince: AT });
  });

  it('is up to date again with the next answer', () => {
    const failed = afterFailure(before, asked, unreachable);
    const answered = afterAnswer(failed, asked, ['Bopha'], LATER);
    expect(answered).toMatchObject({ data: ['Bopha'], was: ['Dara'], shownAt: LATER });
    expect(answered).not.toHaveProperty('staleSince');
    expect(answered).not.toHaveProperty('error');
  });

  it.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'RECORD_BUDGET_SPENT', 'LOG_MISMATCH'])(
    'shows nothing more once the reader may not read it: %s',
    (code) => {
      const failed = afterFailure(before, asked, refused(code));
      expect(failed).not.toHaveProperty('data');
      expect(failed).not.toHaveProperty('staleSince');
      expect(failed).toHaveProperty('error');
    },
  );

  it('shows nothing of another question', () => {
    const other = { of: 'cases', question: 'cases' };
    expect(afterFailure(before, other, unreachable)).not.toHaveProperty('data');
  });
});
