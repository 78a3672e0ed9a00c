import { randomUUID } from 'node:crypto';
import { daysAfter, type Actor } from '#kernel/decider';
import { assertTablesFit } from '#kernel/projections';
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
} from '../testing/caseload-fixture.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

describe('due tasks', () => {
  it('name the survivor, the due day, and the responsible case worker', async () => {
    const id = await at.recordCase(sokha, 20);
    const [assessed] = (await at.store.read(`survivor-${id}`)).slice(-1);
    expect(await at.dueTasksOf(sokha)).toEqual([
      {
        survivorId: id,
        kind: 'FollowUp',
        ref: assessed!.id,
        since: daysAgo(20),
        dueOn: daysAgo(6),
        overdue: true,
        office: 'SiemReapCac',
        worker: 'sokha',
      },
    ]);
    expect(await at.dueTasksOf(sokha, {}, { followUpDays: { High: 1, Medium: 21, Low: 30 } })).toMatchObject([
      { dueOn: daysAfter(today, 1), overdue: false },
    ]);
  });

  it('come most urgent first, page by page', async () => {
    for (const days of [3, 30, 9, 9, 14]) await at.recordCase(sokha, days);
    const tasks = await at.resolver();
    const pages: string[][] = [];
    let after: string | null | undefined;
    do {
      const page = await tasks.dueTasks(
        { purpose: 'CARE', first: 2, ...(after && { after }) },
        reads('dueTasks', sokha),
      );
      pages.push(page.edges.map(({ node }) => node.dueOn));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual([[daysAgo(16), today], [daysAfter(today, 5), daysAfter(today, 5)], [daysAfter(today, 11)]]);
  });

  it("are those of the supervisor's office, filtered as requested", async () => {
    const [hers, another, elsewhere] = [
      await at.recordCase(sokha, 1),
      await at.recordCase(sokha, 2),
      await at.recordCase(bopha, 3),
    ];
    await at.assign(hers, sophea, 'sokha');
    await at.assign(elsewhere, makara, 'bopha');
    await at.assign(another, sophea, 'rithy');
    const dueFor = async (by: Actor, asked?: object) =>
      (await at.dueTasksOf(by, asked)).map(({ survivorId }) => survivorId);
    expect(await dueFor(sophea)).toEqual([another, hers]);
    expect(await dueFor(sophea, { worker: 'rithy' })).toEqual([another]);
    expect(await dueFor(sophea, { office: 'SiemReapCac' })).toEqual([another, hers]);
    expect(await dueFor(sophea, { office: 'Poipet' })).toEqual([]);
    expect(await dueFor(sophea, { survivorId: hers })).toEqual([hers]);
    expect(await dueFor(sophea, { survivorId: elsewhere })).toEqual([]);
    expect(await dueFor(makara)).toEqual([elsewhere]);
    expect(await dueFor(sokha)).toEqual([hers]);
    expect(await dueFor(sokha, { worker: 'rithy' })).toEqual([]);
    const { office: _, ...nowhere } = sophea;
    expect(await dueFor(nowhere)).toEqual([]);
  });

  it('disappear when they are done, and when the record turns out to be a duplicate', async () => {
    const [id, kept] = [await at.recordCase(sokha, 20), await at.recordCase(sokha, 1)];
    expect(await at.dueTasksOf(sokha)).toMatchObject([{ survivorId: id, overdue: true }, { survivorId: kept }]);
    await at.ask(id, sokha, 'CompleteFollowUp', { on: today, mode: 'PhoneCall', retraffickingIndicators: [] });
    expect(await at.dueTasksOf(sokha)).toMatchObject([{ survivorId: kept }, { survivorId: id, overdue: false }]);
    await at.ask(id, sophea, 'LinkPerson', { keptSurvivorId: kept });
    expect(await at.dueTasksOf(sokha)).toMatchObject([{ survivorId: kept }]);
  });

  it('follow the corrected entries after a correction', async () => {
    const id = await at.recordCase(sokha, 20, 'High');
    const [assessed] = (await at.store.read(`survivor-${id}`)).slice(-1);
    const { sealed: _, ...input } = { sealed: undefined, ...assessed!.data };
    const replacement = { assessRisk: { ...input, level: 'Low' } };
    await at.ask(id, sophea, 'CorrectEntry', { eventId: assessed!.id, reason: 'The wrong box.', replacement });
    expect(await at.dueTasksOf(sokha)).toMatchObject([
      { kind: 'CorrectionReview', dueOn: daysAfter(today, 3) },
      { kind: 'FollowUp', dueOn: daysAfter(today, 10) },
    ]);
  });
});

describe('for a purpose that the role does not have', () => {
  it('the lists are empty', async () => {
    const id = await at.recordCase(sokha, 20);
    const [tasks, caseloads] = [await at.resolver(), await at.caseloads()];
    for (const purpose of ['AUDIT', 'SUPERVISION', 'BREAK_GLASS'] as const) {
      const [due, work, cases] = [
        await tasks.dueTasks({ purpose }, reads('dueTasks', sokha)),
        await tasks.dueWork({ purpose }, reads('dueWork', sokha)),
        await caseloads.caseload({ purpose }, reads('caseload', sokha)),
      ];
      const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
      const nothing = { edges: [], pageInfo, stale: false };
      expect([due, work, cases]).toEqual([
        nothing,
        { ...nothing, totalCount: 0, overdueCount: 0 },
        { ...nothing, totalCount: 0 },
      ]);
    }
    const found = await caseloads.caseload({ purpose: 'SUPERVISION' }, reads('caseload', sophea));
    expect(found.edges.map(({ node }) => node.survivorId)).toEqual([id]);
  });
});

describe('a recruiter who becomes known later', () => {
  it('makes a guardian due from then on, and not before', async () => {
    const id = await at.recordCase(sokha, 20);
    const consent = { scopes: ['Services'], language: 'khm', witnessRole: 'SocialWorker', childAssent: true };
    await at.ask(id, sokha, 'GiveConsent', { ...consent, givenBy: 'Guardian', guardianKin: 'Mother', on: daysAgo(20) });
    const episode = {
      episodeId: randomUUID(),
      types: ['ForcedLabour'],
      recruitment: 'Broker',
      control: [],
      country: 'TH',
    };
    const exploitation = [{ ...episode, recruiterRelation: 'Broker' }];
    await at.ask(id, sokha, 'IdentifySurvivor', {
      level: 'Preliminary',
      decidedBy: 'NGO',
      on: daysAgo(15),
      exploitation,
    });
    expect(await at.dueTasksOf(sokha)).toMatchObject([{ kind: 'FollowUp' }]);
    const mother = { ...episode, recruiterRelation: 'Family', recruiterKin: ['Mother'] };
    await at.ask(id, sokha, 'ReviseExploitation', { on: daysAgo(2), episode: mother });
    expect(await at.dueTasksOf(sokha)).toMatchObject([
      { kind: 'FollowUp' },
      { kind: 'AppointedGuardian', dueOn: daysAgo(2) },
      { kind: 'ConsentReview', dueOn: daysAgo(2) },
    ]);
  });
});

it('the table matches the one that its class describes', async () => {
  await expect(assertTablesFit(at.db)).resolves.toBeUndefined();
});
