import { caseNumberOf } from '../../steps/referral/case-number/case-number.rules.js';
import type { Actor } from '#kernel/decider';
import {
  daysAgo,
  bopha,
  caseloadFixture,
  makara,
  reads,
  sokha,
  sophea,
  today,
  type CaseloadFixture,
} from '../../testing/caseload-fixture.js';
import type { CaseloadArgs } from './caseload.type.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

const listCaseload = async (by: Actor, asked: Partial<CaseloadArgs> = {}) => {
  const caseload = await (await at.caseloads()).caseload({ purpose: 'CARE', ...asked }, reads('caseload', by));
  const { totalCount } = caseload;
  return {
    survivorIds: caseload.edges.map(({ node }) => node.survivorId),
    totalCount: await totalCount,
    nodes: caseload.edges.map(({ node }) => node),
  };
};

describe('a caseload', () => {
  it('holds the cases assigned to a worker, and those that the worker received until another is assigned', async () => {
    const [first, second] = [await at.recordCase(sokha, 5), await at.recordCase(sokha, 4)];
    expect(await at.caseloadIdsOf(sokha)).toEqual([first, second]);
    const assignment = await at.assign(first, sophea, 'rithy');
    const rithy = { ...sokha, id: 'rithy' };
    expect(await at.caseloadIdsOf(sokha)).toEqual([second]);
    expect(await at.caseloadIdsOf(rithy)).toEqual([first]);
    await at.ask(first, sophea, 'HandOverCase', { assignmentId: assignment, to: 'chenda', on: today });
    expect(await at.caseloadIdsOf(rithy)).toEqual([]);
    expect(await at.caseloadIdsOf({ ...sokha, id: 'chenda' })).toEqual([first]);
    await at.ask(first, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect(await at.caseloadIdsOf({ ...sokha, id: 'chenda' })).toEqual([]);
    expect(await at.caseloadIdsOf(sokha)).toEqual([second]);
  });

  it('comes page by page in the order of the referrals, or the latest first', async () => {
    const [first, second, third] = [
      await at.recordCase(sokha, 5),
      await at.recordCase(sokha, 4),
      await at.recordCase(sokha, 3),
    ];
    const pages = async (asked: Partial<CaseloadArgs>) => {
      const one = await (
        await at.caseloads()
      ).caseload({ purpose: 'CARE', first: 2, ...asked }, reads('caseload', sokha));
      const { survivorIds } = await listCaseload(sokha, { first: 2, ...asked, after: one.pageInfo.endCursor! });
      return [...one.edges.map(({ node }) => node.survivorId), ...survivorIds];
    };
    expect(await pages({})).toEqual([first, second, third]);
    expect(await pages({ latestFirst: true })).toEqual([third, second, first]);
  });

  it('is narrowed to named survivors, and shows none of another office', async () => {
    const [first] = [await at.recordCase(sokha, 5), await at.recordCase(sokha, 4)];
    const foreign = await at.recordCase(bopha, 4);
    expect((await listCaseload(sokha, { survivorIds: [first, foreign] })).survivorIds).toEqual([first]);
  });

  it('holds the cases of the whole office for a supervisor', async () => {
    const [first, second] = [await at.recordCase(sokha, 5), await at.recordCase(bopha, 4)];
    expect(await at.caseloadIdsOf(sophea)).toEqual([first]);
    expect(await at.caseloadIdsOf(makara)).toEqual([second]);
    await at.assign(second, { ...makara, office: 'SiemReapCac' }, 'sokha');
    expect(await at.caseloadIdsOf(sophea)).toEqual([first, second]);
    await at.assign(first, { ...makara, office: 'Poipet' }, 'veasna', 'LegalOfficer');
    expect(await at.caseloadIdsOf(sophea)).toEqual([first, second]);
  });

  it('names no case whose record its reader may not open, and every case appears in some list', async () => {
    const id = await at.recordCase(bopha, 4);
    const assignment = await at.assign(id, sophea, 'sokha');
    expect([await at.caseloadIdsOf(sophea), await at.caseloadIdsOf(makara)]).toEqual([[id], []]);
    await at.ask(id, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect([await at.caseloadIdsOf(sophea), await at.caseloadIdsOf(makara)]).toEqual([[], [id]]);
    await at.assign(id, makara, 'sokha', 'LegalOfficer');
    expect([await at.caseloadIdsOf(sokha), await at.caseloadIdsOf({ ...sokha, role: 'LEGAL_OFFICER' })]).toEqual([
      [],
      [id],
    ]);
    expect(await at.caseloadIdsOf({ ...makara, role: 'AUDITOR' })).toEqual([]);
  });

  it('shows the stage, the risk level and the next task', async () => {
    const id = await at.recordCase(sokha, 5, 'High');
    await at.assign(id, sophea, 'veasna', 'LegalOfficer');
    await at.assign(id, sophea, 'rithy');
    const { edges } = await (await at.caseloads()).caseload({ purpose: 'CARE' }, reads('caseload', sophea));
    const shown = edges.map(async ({ node }) => ({ ...node, sex: await node.sex, birthYear: await node.birthYear }));
    expect(await Promise.all(shown)).toEqual([
      {
        survivorId: id,
        caseNumber: caseNumberOf(id),
        status: 'Referred',
        riskLevel: 'High',
        referredOn: daysAgo(5),
        office: 'SiemReapCac',
        worker: 'rithy',
        sex: 'Female',
        birthYear: null,
        lastContactOn: daysAgo(5),
        nextTask: expect.objectContaining({
          kind: 'FollowUp',
          dueOn: daysAgo(2),
          overdue: true,
          worker: 'rithy',
        }) as object,
      },
    ]);
  });

  it('comes page by page, by the day of the referral', async () => {
    const ids: string[] = [];
    for (const days of [9, 8, 7, 7, 6]) ids.push(await at.recordCase(sokha, days));
    const tasks = await at.caseloads();
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
    const id = await at.recordCase(sokha, 5, 'Low');
    const assignment = await at.assign(id, sophea, 'sokha');
    await at.ask(id, sokha, 'RequestClosure', { reason: 'GoalsReached', finalAssessment: 'Safe.', on: today });
    await at.ask(id, sophea, 'CloseCase', { on: today });
    expect(await at.caseloadIdsOf(sokha)).toEqual([id]);
    expect(await at.caseloadIdsOf(sophea)).toEqual([id]);
    await at.ask(id, { ...sophea, id: 'dara' }, 'ReopenCase', { retrafficking: false, on: today });
    await at.ask(id, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect([await at.caseloadIdsOf(sokha), await at.caseloadIdsOf(sophea)]).toEqual([[], [id]]);
  });
});

describe('the filters of a caseload', () => {
  it('narrow the list and its count alike', async () => {
    const [high, low] = [await at.recordCase(sokha, 5, 'High'), await at.recordCase(sokha, 4, 'Low')];
    await at.assign(low, sophea, 'rithy');
    await at.ask(low, sophea, 'RequestClosure', { reason: 'GoalsReached', finalAssessment: 'Safe.', on: today });
    await at.ask(low, { ...sophea, id: 'dara' }, 'CloseCase', { on: today });
    for (const [asked, expected] of [
      [{}, [high, low]],
      [{ worker: 'rithy' }, [low]],
      [{ riskLevel: 'High' }, [high]],
      [{ status: 'Closed' }, [low]],
      [{ office: 'Poipet' }, []],
      [{ office: 'SiemReapCac', status: 'Referred' }, [high]],
    ] as const)
      expect([asked, await listCaseload(sophea, asked)]).toMatchObject([
        asked,
        { survivorIds: expected, totalCount: expected.length },
      ]);
  });

  it('count all pages, not only the one that is shown', async () => {
    for (const days of [9, 8, 7]) await at.recordCase(sokha, days);
    expect(await listCaseload(sokha, { first: 1 })).toMatchObject({ totalCount: 3 });
  });
});

describe('the day of the last contact', () => {
  const lastContact = async (by: Actor = sokha) =>
    (await listCaseload(by)).nodes.map(({ lastContactOn }) => lastContactOn);

  it('follows meetings and calls, and what is recorded late does not move it back', async () => {
    const id = await at.recordCase(sokha, 20);
    expect(await lastContact()).toEqual([daysAgo(20)]);
    await at.ask(id, sokha, 'RecordNote', { kind: 'Visit', text: 'At home.', on: daysAgo(3) });
    await at.ask(id, sokha, 'RecordNote', { kind: 'Meeting', text: 'With the school.', on: daysAgo(1) });
    expect(await lastContact()).toEqual([daysAgo(3)]);
    await at.ask(id, sokha, 'CompleteFollowUp', { on: daysAgo(8), mode: 'PhoneCall', retraffickingIndicators: [] });
    expect(await lastContact()).toEqual([daysAgo(3)]);
  });

  it('is taken back with an entry that is struck out', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.ask(id, sokha, 'RecordNote', { kind: 'Call', text: 'Well.', on: daysAgo(3) });
    const [called] = (await at.store.read(`survivor-${id}`)).slice(-1);
    expect(await lastContact()).toEqual([daysAgo(3)]);
    await at.ask(id, sophea, 'StrikeOutEntry', { eventId: called!.id, reason: 'Another person.' });
    expect(await lastContact()).toEqual([daysAgo(20)]);
  });

  it('is kept from a forensic interviewer, since it may say that a colleague asked before', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.assign(id, sophea, 'nary', 'ForensicInterviewer');
    const nary: Actor = { ...sokha, id: 'nary', role: 'FORENSIC_INTERVIEWER' };
    expect(await listCaseload(nary)).toMatchObject({ survivorIds: [id], nodes: [{ lastContactOn: null }] });
  });
});
