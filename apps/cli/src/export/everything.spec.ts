import type { Client } from '../client/client.js';
import { everythingOf } from './everything.js';

const pageInfo = { hasNextPage: false, endCursor: null };

/** A record without an entry, and the list of those who looked at it. */
const exporting = (about: { readonly stale: boolean; readonly complete: boolean }) => {
  const client = {
    insist: async (_: unknown, query: string) =>
      query.includes('whoLooked')
        ? { whoLooked: { edges: [], pageInfo, ...about } }
        : { history: { edges: [], pageInfo, chains: [] } },
  } as unknown as Client;
  const request = {
    client,
    by: { id: 'vuthy', role: 'AUDITOR' as const },
    purpose: 'SUBJECT_REQUEST',
    progress: () => undefined,
  };
  return everythingOf('one', request, { synthetic: true, exportedAt: '2026-11-24T10:00:00.000Z' });
};

describe('the export of a person', () => {
  it('has who looked at the record', async () => {
    expect((await exporting({ stale: false, complete: true })).records[0]!.whoLooked).toEqual([]);
  });

  it('is refused while the latest readings may be missing, and where readings were removed', async () => {
    await expect(exporting({ stale: true, complete: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(exporting({ stale: false, complete: false })).rejects.toMatchObject({
      code: 'INCOMPLETE',
      message: expect.stringContaining('homeward verify'),
    });
  });
});
