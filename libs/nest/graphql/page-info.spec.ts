import { pageInfoOf } from './page-info.js';

const edges = [{ cursor: 'b' }, { cursor: 'c' }];

describe('the place of a page', () => {
  it('has the cursors of its first and last item', () => {
    expect(pageInfoOf({ edges, after: 'a', hasNextPage: true })).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: 'b',
      endCursor: 'c',
    });
  });

  it.each([undefined, ''])('is the beginning of the list when the request has the cursor %j', (after) => {
    expect(pageInfoOf({ edges, after, hasNextPage: false }).hasPreviousPage).toBe(false);
  });

  it('has no cursors when the page is empty', () => {
    expect(pageInfoOf({ edges: [], after: undefined, hasNextPage: false })).toMatchObject({
      startCursor: null,
      endCursor: null,
    });
  });
});
