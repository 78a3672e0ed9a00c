import i18next from 'i18next';
import { CombinedError } from 'urql';
import { afterPages } from './loaded-pages.js';

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));

const refused = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] });

const first = afterPages<string>(undefined, {
  at: { after: null },
  pages: [{ edges: [{ node: 'Dara' }], pageInfo: { hasNextPage: true, endCursor: '1' }, totalCount: 3 }],
  next: '1',
});

describe('a list of which the next page does not come', () => {
  const failWith = (code: string) =>
    afterPages(first, { at: { after: '1' }, pages: [], next: '1', error: refused(code) });

  it.each(['UNAVAILABLE', 'RATE_LIMITED', 'QUESTIONS_SPENT', 'RECORD_BUDGET_SPENT'])(
    'keeps what was shown, and where it goes on: %s',
    (code) => expect(failWith(code)).toMatchObject({ nodes: ['Dara'], next: '1', totalCount: 3 }),
  );

  it.each(['FORBIDDEN', 'NOT_FOUND', 'LOG_MISMATCH'])('keeps nothing that the reader may not see now: %s', (code) => {
    expect(failWith(code)).toMatchObject({ nodes: [], next: null, totalCount: undefined });
    expect(failWith(code)).toHaveProperty('error');
  });
});
