import { randomUUID } from 'node:crypto';
import { NoticesResolver } from './notices.resolver.js';

const AT = new Date('2026-03-01T02:00:00.000Z');
const ROW = {
  worker: 'sokha',
  channel: 'email',
  kind: 'Alarm',
  enqueuedAt: AT,
  settledAt: AT,
  attempts: 5,
  reason: 'MAIL_NOT_CONFIGURED',
};

const listed = async (...rows: readonly object[]) => {
  const db = { query: async () => rows.map((row) => ({ id: randomUUID(), ...ROW, ...row })) };
  const resolver = new NoticesResolver(db as never, {} as never, {} as never);
  return (await resolver.undeliveredNotices({})).edges.map(({ node }) => node);
};

describe('the list of undelivered notices', () => {
  it('says why each was given up', async () => {
    const [known] = await listed({});
    expect(known).toMatchObject({
      reason: 'MAIL_NOT_CONFIGURED',
      message: expect.stringContaining('HOMEWARD_SMTP_URL'),
    });
  });

  it.each(['channel', 'kind', 'reason'] as const)(
    'shows a row whose %s a newer version has written, beside all others',
    async (column) => {
      const [newer, known] = await listed({ [column]: 'toString' }, {});
      expect(newer![column]).toBeNull();
      expect(newer!.message).toEqual(expect.any(String));
      expect(known!.reason).toBe('MAIL_NOT_CONFIGURED');
    },
  );

  it('counts those of all pages, and only where the document asks for the count', async () => {
    const asked: string[] = [];
    const query = async (sql: string) => {
      asked.push(sql);
      return sql.includes('count(*)') ? [{ count: 1_234 }] : [{ id: randomUUID(), ...ROW }];
    };
    // the list of an administrator needs the database only
    const resolver = new NoticesResolver({ query } as never, {} as never, {} as never);
    const page = await resolver.undeliveredNotices({ first: 20 });
    expect(asked).toHaveLength(1);
    expect(await page.totalCount).toBe(1_234);
  });
});
