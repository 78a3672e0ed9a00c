import type { Actor } from '#kernel/decider';
import { RelationView } from '../../../relation/relation.view.js';
import { WAYS, searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';
import { PersonKey } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { SearchDeadline } from './search.too-wide.js';

let at: SearchFixture;
beforeEach(async () => {
  at = await searchFixture();
});
afterEach(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const dara: Actor = { ...sokha, id: 'dara', office: 'Battambang' };
const mony: Actor = { ...dara, id: 'mony', role: 'SUPERVISOR' };
const srey = { givenName: 'Srey Mom', familyName: 'Chan', birthYear: 2004 };

/** The same questions about the name that the survivor has, and about one that nobody has. */
const asked = async (by: Actor, first?: number, deadline: SearchDeadline = {}) => {
  const answers = new Set<string>();
  for (const name of ['Chan Srey Mom', 'Chan', 'Keo Sothun', 'Keo']) {
    const pages: object[] = [];
    for (let after: string | null | undefined; after !== null && pages.length < 4;) {
      const sought = { name, ...(first !== undefined && { first }), ...(after && { after }) };
      const { pageInfo, ...page } = await at.page(by, sought, 'CARE', deadline);
      after = pageInfo.hasNextPage ? pageInfo.endCursor! : null;
      // where it is sealed, its length is all that can be read
      pages.push({ ...page, ...pageInfo, endCursor: after?.length });
    }
    answers.add(JSON.stringify(pages));
  }
  return answers;
};

describe('a row that somebody wrote into the views', () => {
  it('which calls a record theirs lets nobody try names on it: it is not opened', async () => {
    const survivorId = await at.receive(sokha, srey);
    await at.project();
    const readers = ['received:dara', 'CaseWorker:dara', 'office:Battambang'];
    await at.db
      .getRepository(RelationView)
      .update({ survivorId }, { readers, receivedBy: 'dara', offices: ['Battambang'] });
    for (const by of [dara, mony]) for (const first of [1, undefined]) expect((await asked(by, first)).size).toBe(1);
    expect([...at.opened]).toEqual([]);
    expect(at.passed).toEqual([]);
  });

  it('which calls many records theirs tells nothing by the ends of pages that took too long', async () => {
    for (let count = 0; count < 3; count += 1) await at.receive(sokha, srey);
    await at.project();
    const readers = ['received:dara', 'CaseWorker:dara', 'office:Battambang'];
    await at.db
      .getRepository(RelationView)
      .update({ receivedBy: 'sokha' }, { readers, receivedBy: 'dara', offices: ['Battambang'] });
    for (const { max } of WAYS) {
      at.search.subjects.max = max;
      for (const by of [dara, mony]) {
        const answers = await asked(by, 1, { pageMs: -1 });
        expect(answers.size).toBe(1);
        expect([...answers][0]!.split('"hasNextPage":true')).toHaveLength(5);
      }
    }
    expect([...at.opened]).toEqual([]);
  });

  it('which puts the name of another into their own record opens that name to nobody', async () => {
    const survivorId = await at.receive(sokha, srey);
    const own = await at.receive(dara, { givenName: 'Bopha', familyName: 'Sok', birthYear: 2004 });
    await at.project();
    const [rows, tokens] = [at.db.getRepository(ReferralView), at.db.getRepository(PersonKey)];
    const { sealed } = await rows.findOneByOrFail({ survivorId });
    await rows.update({ survivorId: own }, { sealed });
    const copied = (await tokens.findBy({ subject: survivorId })).map((one) => ({ ...one, subject: own }));
    await tokens.delete({ subject: survivorId });
    await tokens.insert(copied);
    for (const by of [dara, mony]) expect((await asked(by)).size).toBe(1);
    expect([...at.opened]).toEqual([]);
    expect(at.passed).toEqual([]);
  });
});
