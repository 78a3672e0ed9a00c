import type { Client } from './client.js';
import { looksAt } from './looks.js';

const page = (complete: boolean, endCursor: string | null) => ({
  whoLooked: { edges: [], pageInfo: { hasNextPage: endCursor !== null, endCursor }, stale: false, complete },
});

const asking = (...pages: readonly object[]) => {
  const left = [...pages];
  const client = { insist: async () => left.shift() } as unknown as Client;
  return looksAt(client, { id: 'vuthy', role: 'AUDITOR' }, 'one', 'AUDIT');
};

describe('who looked', () => {
  it('is incomplete when any page of it is', async () => {
    expect(await asking(page(true, 'a'), page(true, null))).toMatchObject({ complete: true });
    expect(await asking(page(false, 'a'), page(true, null))).toMatchObject({ complete: false });
  });
});
