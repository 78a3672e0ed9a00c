import { CombinedError } from 'urql';
import { afterMore } from './loaded-rows.js';

const page = (nodes: readonly string[], endCursor: string | null = null) => ({
  edges: nodes.map((node) => ({ node })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});
const errorOf = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] });

const two = { rows: ['a', 'b'], next: 'b', isStale: false };

describe('a list of which one more page came', () => {
  it('keeps the live page as it was, and goes on where the page ends', () => {
    expect(afterMore(undefined, ['a'], { page: page(['b'], 'b'), error: undefined })).toEqual(two);
    expect(afterMore(two, ['new', 'a'], { page: page(['c']), error: undefined })).toEqual({
      rows: ['a', 'b', 'c'],
      next: null,
      isStale: false,
    });
  });

  it('may lack rows as soon as one of its pages may', () => {
    const stale = afterMore(two, ['a'], { page: { ...page(['c'], 'c'), stale: true }, error: undefined });
    expect(stale?.isStale).toBe(true);
    const after = afterMore(stale, ['a'], { page: { ...page(['d']), stale: false }, error: undefined });
    expect(after?.isStale).toBe(true);
  });

  it.each(['UNAVAILABLE', 'TIMEOUT', 'RECORD_BUDGET_SPENT'])('loses nothing by %s', (code) => {
    expect(afterMore(two, ['a'], { page: undefined, error: errorOf(code) })).toBe(two);
  });

  it.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'])('keeps nothing after %s', (code) => {
    expect(afterMore(two, ['a'], { page: undefined, error: errorOf(code) })).toBeUndefined();
  });
});
