import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { ago, bopha, desk, makara, reads, sokha, sophea, today, type Desk } from '../testing/desk.js';

let at: Desk;
beforeEach(async () => {
  at = await desk();
});
afterEach(() => at.drop());

describe('a caseload', () => {
  it('holds the cases assigned to a worker, and those that the worker received until another is assigned', async () => {
    const [first, second] = [await at.known(sokha, 5), await at.known(sokha, 4)];
    expect(await at.whom(sokha)).toEqual([first, second]);
    const assignment = await at.assign(first, sophea, 'rithy');
    const rithy = { ...sokha, id: 'rithy' };
    expect(await at.whom(sokha)).toEqual([second]);
    expect(await at.whom(rithy)).toEqual([first]);
    await at.ask(first, sophea, 'HandOverCase', { assignmentId: assignment, to: 'chenda', on: today });
    expect(await at.whom(rithy)).toEqual([]);
    expect(await at.whom({ ...sokha, id: 'chenda' })).toEqual([first]);
    await at.ask(first, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect(await at.whom({ ...sokha, id: 'chenda' })).toEqual([]);
    expect(await at.whom(sokha)).toEqual([second]);
  });

  it('holds the cases of the whole office for a supervisor', async () => {
    const [first, second] = [await at.known(sokha, 5), await at.known(bopha, 4)];
    expect(await at.whom(sophea)).toEqual([first]);
    expect(await at.whom(makara)).toEqual([second]);
    await at.assign(second, { ...makara, office: 'SiemReapCac' }, 'sokha');
    expect(await at.whom(sophea)).toEqual([first, second]);
    await at.assign(first, { ...makara, office: 'Poipet' }, 'veasna', 'LegalOfficer');
    expect(await at.whom(sophea)).toEqual([first, second]);
  });

  it('names no case whose record its reader may not open, and every case appears in some list', async () => {
    const id = await at.known(bopha, 4);
    const assignment = await at.assign(id, sophea, 'sokha');
    expect([await at.whom(sophea), await at.whom(makara)]).toEqual([[id], []]);
    await at.ask(id, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect([await at.whom(sophea), await at.whom(makara)]).toEqual([[], [id]]);
    await at.assign(id, makara, 'sokha', 'LegalOfficer');
    expect([await at.whom(sokha), await at.whom({ ...sokha, role: 'LEGAL_OFFICER' })]).toEqual([[], [id]]);
    expect(await at.whom({ ...makara, role: 'AUDITOR' })).toEqual([]);
  });

  it('shows the stage, the risk level and the next task', async () => {
    const id = await at.known(sokha, 5, 'High');
    await at.assign(id, sophea, 'veasna', 'LegalOfficer');
    await at.assign(id, sophea, 'rithy');
    const { edges } = await (await at.resolver()).caseload({ purpose: 'CARE' }, reads('caseload', sophea));
    expect(edges.map(({ node }) => node)).toEqual([
      {
        survivorId: id,
        caseNumber: caseNumberOf(id),
        status: 'Referred',
        riskLevel: 'High',
        referredOn: ago(5),
        office: 'SiemReapCac',
        worker: 'rithy',
        nextTask: expect.objectContaining({
          kind: 'FollowUp',
          dueOn: ago(2),
          overdue: true,
          worker: 'rithy',
        }) as object,
      },
    ]);
  });

  it('comes page by page, by the day of the referral', async () => {
    const ids: string[] = [];
    for (const days of [9, 8, 7, 7, 6]) ids.push(await at.known(sokha, days));
    const tasks = await at.resolver();
    const found: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await tasks.caseload(
        { purpose: 'CARE', first: 2, ...(after && { after }) },
        reads('caseload', sokha),
      );
      found.push(...page.edges.map(({ node }) => node.survivorId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect([found.slice(0, 2), found.slice(2, 4).toSorted(), found.slice(4)]).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4).toSorted(),
      ids.slice(4),
    ]);
  });

  it('keeps a closed case as long as it is assigned', async () => {
    const id = await at.known(sokha, 5, 'Low');
    const assignment = await at.assign(id, sophea, 'sokha');
    await at.ask(id, sokha, 'RequestClosure', { reason: 'GoalsReached', finalAssessment: 'Safe.', on: today });
    await at.ask(id, sophea, 'CloseCase', { on: today });
    expect(await at.whom(sokha)).toEqual([id]);
    expect(await at.whom(sophea)).toEqual([id]);
    await at.ask(id, { ...sophea, id: 'dara' }, 'ReopenCase', { retrafficking: false, on: today });
    await at.ask(id, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect([await at.whom(sokha), await at.whom(sophea)]).toEqual([[], [id]]);
  });
});
