import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { BreakGlassView } from '#security/access-log';
import { DEFAULT_SETTINGS } from '#settings';
import { whoHasLeft } from '../../directory/directory.rules.js';
import { assignmentStep } from '../steps/assignment/assignment.step.js';
import {
  bopha,
  caseloadFixture,
  daysAgo,
  makara,
  reads,
  sokha,
  sophea,
  today,
  type CaseloadFixture,
} from '../testing/caseload-fixture.js';
import { dueNow } from './due-now.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

/** The tasks of this kind, and of no other. */
const dueFor = async (by: Actor, asked: object = {}) =>
  (await at.dueTasksOf(by, asked))
    .filter(({ kind }) => kind === 'NoCaseWorker')
    .map(({ survivorId, since, dueOn, overdue }) => ({ survivorId, since, dueOn, overdue }));

const nextKind = async (by: Actor) => {
  const { edges } = await (await at.caseloads()).caseload({ purpose: 'CARE' }, reads('caseload', by));
  return edges.map(({ node }) => node.nextTask?.kind);
};

describe('a case without a case worker', () => {
  it('stands among the tasks of the supervisors of its office, until a case worker is assigned', async () => {
    const id = await at.recordCase(sokha, 3);
    expect(await dueFor(sophea)).toEqual([{ survivorId: id, since: daysAgo(3), dueOn: daysAgo(2), overdue: true }]);
    expect(await nextKind(sophea)).toEqual(['NoCaseWorker']);
    await at.assign(id, sophea, 'rithy');
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('is no task of a colleague who may not assign one, nor of another office', async () => {
    const id = await at.recordCase(sokha, 3);
    await at.assign(id, sophea, 'veasna', 'LegalOfficer');
    expect(await dueFor(sophea)).toMatchObject([{ survivorId: id }]);
    for (const by of [sokha, makara, { ...sokha, id: 'veasna', role: 'LEGAL_OFFICER' } as const])
      expect(await dueFor(by)).toEqual([]);
    expect(assignmentStep.access).toMatchObject({ assignCaseWorker: { allowedTo: ['SUPERVISOR'] } });
  });

  it('is due on the day on which an assignment ends, also where nobody else is assigned', async () => {
    const id = await at.recordCase(sokha, 3);
    const assignmentId = await at.assign(id, sophea, 'rithy');
    await at.ask(id, sophea, 'EndAssignment', { assignmentId, on: today });
    expect(await dueFor(sophea)).toEqual([{ survivorId: id, since: today, dueOn: today, overdue: false }]);
  });
});

describe('the task of a case that went to another office', () => {
  const handsOver = { ...makara, office: 'SiemReapCac' };

  it('is for that office while the assignment of the colleague who left lasts', async () => {
    const id = await at.recordCase(bopha, 5);
    await at.assign(id, handsOver, 'rithy');
    await at.leaves('rithy', daysAgo(1));
    expect([await dueFor(sophea), await dueFor(makara)]).toMatchObject([[{ survivorId: id }], []]);
  });

  it('is for those who may open the record once the assignment has ended: the other office may not', async () => {
    const id = await at.recordCase(bopha, 5);
    const assignmentId = await at.assign(id, handsOver, 'rithy');
    await at.ask(id, handsOver, 'EndAssignment', { assignmentId, on: today });
    expect([await dueFor(sophea), await dueFor(makara)]).toMatchObject([[], [{ survivorId: id }]]);
    expect([await at.caseloadIdsOf(sophea), await at.caseloadIdsOf(makara)]).toEqual([[], [id]]);
  });
});

describe('a case whose case worker has left', () => {
  it('has none from their last day on, until another is assigned', async () => {
    const [id, other] = [await at.recordCase(sokha, 20), await at.recordCase(sokha, 20)];
    await at.assign(id, sophea, 'rithy');
    await at.assign(other, sophea, 'chenda');
    expect(await dueFor(sophea)).toEqual([]);
    await at.leaves('rithy', daysAgo(2));
    const task = { survivorId: id, since: daysAgo(2), dueOn: daysAgo(2), overdue: true };
    expect(await dueFor(sophea)).toEqual([task]);
    expect(await dueFor(sophea, { worker: 'rithy' })).toEqual([task]);
    expect(await dueFor(sophea, { worker: 'chenda' })).toEqual([]);
    expect([await dueFor(makara), await dueFor(sokha)]).toEqual([[], []]);
    await at.assign(id, sophea, 'bopha');
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('has one again when they return', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.assign(id, sophea, 'rithy');
    await at.leaves('rithy', daysAgo(2));
    expect(await dueFor(sophea)).toHaveLength(1);
    await at.record('RegisterWorker', { worker: 'rithy', roles: ['CASE_WORKER'], on: daysAgo(1) });
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('is listed although nothing else is due in it, and stands in the caseload', async () => {
    const id = await at.recordCase(sokha, 5, 'Low');
    await at.assign(id, sophea, 'rithy');
    await at.leaves('rithy', today);
    expect(await dueFor(sophea)).toEqual([{ survivorId: id, since: today, dueOn: today, overdue: false }]);
    expect(await nextKind(sophea)).toEqual(['NoCaseWorker']);
    expect(await nextKind({ ...sokha, id: 'rithy' })).toEqual(['FollowUp']);
  });

  it('has none since the last of them left', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.assign(id, sophea, 'rithy');
    await at.assign(id, sophea, 'chenda');
    await at.leaves('chenda', daysAgo(9));
    expect(await dueFor(sophea)).toEqual([]);
    await at.leaves('rithy', daysAgo(4));
    expect(await dueFor(sophea)).toMatchObject([{ since: daysAgo(4) }]);
  });

  it('has none since the assignment ended of a colleague who stayed longer', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.assign(id, sophea, 'rithy');
    const assignmentId = await at.assign(id, sophea, 'chenda');
    await at.leaves('rithy', daysAgo(9));
    await at.ask(id, sophea, 'EndAssignment', { assignmentId, on: today });
    expect(await dueFor(sophea)).toEqual([{ survivorId: id, since: today, dueOn: today, overdue: false }]);
  });

  it('has none since it was reopened, if they left before', async () => {
    const id = await at.recordCase(sokha, 20, 'Low');
    await at.assign(id, sophea, 'rithy');
    await at.ask(id, sokha, 'RequestClosure', { reason: 'Transferred', finalAssessment: 'Safe.', on: today });
    await at.ask(id, { ...sophea, id: 'dara' }, 'CloseCase', { on: today });
    await at.leaves('rithy', daysAgo(9));
    await at.ask(id, sophea, 'ReopenCase', { retrafficking: false, on: today });
    expect(await dueFor(sophea)).toMatchObject([{ survivorId: id, since: today }]);
  });

  it('is no task once it is closed, or is a duplicate', async () => {
    const [closed, duplicate, kept] = [
      await at.recordCase(sokha, 5, 'Low'),
      await at.recordCase(sokha, 5),
      await at.recordCase(sokha, 5),
    ];
    for (const id of [closed, duplicate]) await at.assign(id, sophea, 'rithy');
    await at.assign(kept, sophea, 'chenda');
    await at.leaves('rithy', daysAgo(1));
    expect(await dueFor(sophea)).toHaveLength(2);
    await at.ask(closed, sokha, 'RequestClosure', { reason: 'Transferred', finalAssessment: 'Safe.', on: today });
    await at.ask(closed, { ...sophea, id: 'dara' }, 'CloseCase', { on: today });
    expect(await dueFor(sophea)).toMatchObject([{ survivorId: duplicate }]);
    await at.ask(duplicate, sophea, 'LinkPerson', { keptSurvivorId: kept });
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('is no task while the person is not identified as a victim, and one since they are', async () => {
    const id = await at.recordCase(sokha, 20);
    await at.assign(id, sophea, 'rithy');
    await at.leaves('rithy', daysAgo(9));
    await at.ask(id, sokha, 'RecordNotIdentified', { level: 'Preliminary', decidedBy: 'NGO', on: daysAgo(10) });
    expect(await dueFor(sophea)).toEqual([]);
    const exploitation = [
      {
        types: ['ForcedLabour'],
        recruitment: 'FalseJobOffer',
        recruiterRelation: 'Broker',
        control: [],
        country: 'TH',
      },
    ];
    await at.ask(id, sokha, 'IdentifySurvivor', { level: 'Formal', decidedBy: 'NGO', on: daysAgo(3), exploitation });
    expect(await dueFor(sophea)).toMatchObject([{ since: daysAgo(3) }]);
  });
});

describe('the work of a supervisor', () => {
  const shown = async (asked: object = {}) => {
    const { edges } = await (await at.resolver()).dueWork({ purpose: 'CARE', ...asked }, reads('dueWork', sophea));
    return edges.map(({ node }) => [node.survivorId, node.worker, node.needsCaseWorker]);
  };

  it('says of a case whether it needs a case worker, whatever the filter', async () => {
    const [received, overdue, left] = [
      await at.recordCase(sokha, 0),
      await at.recordCase(sokha, 20),
      await at.recordCase(sokha, 20),
    ];
    await at.assign(left, sophea, 'rithy');
    await at.leaves('rithy', today);
    for (const asked of [{}, { kind: 'NoCaseWorker' }, { kind: 'FollowUp' }])
      expect((await shown(asked)).toSorted()).toEqual(
        [
          [received, 'sokha', false],
          [overdue, 'sokha', true],
          [left, 'rithy', true],
        ].toSorted(),
      );
  });

  it('says it also of a case that others opened by emergency access, which is all that the filter leaves', async () => {
    const [overdue, ended] = [await at.recordCase(sokha, 20), await at.recordCase(sokha, 20)];
    await at.assign(ended, sophea, 'rithy');
    await at.leaves('rithy', today);
    await at.ask(ended, sokha, 'RecordNotIdentified', { level: 'Preliminary', decidedBy: 'NGO', on: today });
    await at.resolver();
    for (const survivorId of [overdue, ended]) {
      const [breakGlassId, eventId] = [randomUUID(), randomUUID()];
      const when = { openedAt: `${today}T00:00:00.000Z`, until: `${today}T04:00:00.000Z` };
      const opened = { openedBy: 'dara', role: 'CASE_WORKER', office: null, reason: 'DangerToLife' as const };
      const place = { revision: 0, position: '1', lastEventId: eventId, sealed: [], reviewedBy: null };
      const row = { breakGlassId, eventId, survivorId, ...place, ...when, ...opened };
      await at.db.getRepository(BreakGlassView).insert(row);
    }
    const rows = await shown({ kind: 'BreakGlassReview' });
    expect(rows.map(([id, , needed]) => [id, needed]).toSorted()).toEqual(
      [
        [overdue, true],
        [ended, false],
      ].toSorted(),
    );
  });
});

it('is counted in the work of the day that is sent', async () => {
  const [left] = [await at.recordCase(sokha, 5), await at.recordCase(sokha, 4)];
  await at.assign(left, sophea, 'rithy');
  await at.leaves('rithy', daysAgo(6));
  await at.resolver();
  const due = await dueNow(at.db, [sophea], {
    settings: DEFAULT_SETTINGS,
    today,
    left: whoHasLeft((await at.registers()).workers, today),
  });
  expect(due.filter(({ kind }) => kind === 'NoCaseWorker')).toEqual([
    { kind: 'NoCaseWorker', office: 'SiemReapCac', dueOn: daysAgo(6), count: 2, overdue: 2 },
  ]);
});
