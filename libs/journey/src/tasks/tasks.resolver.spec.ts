import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { USUAL, dayAt, type Actor, type Settings } from '#decider';
import { Codec, InMemoryEventStore, Transactor, originOf, type Circumstances, type Ledger } from '#event-store';
import { Checkpoint, Projector, assertTablesFit } from '#read-models';
import { Transactors, readingOf } from '#step';
import { Unsealed, digestWith } from '#trust';
import { viewsDatabase } from '../../../read-models/src/testing/database.js';
import { journey } from '../index.js';
import { survivor } from '../survivor.js';
import { daysAfter } from './due.rules.js';
import { caseProjection } from './tasks.projection.js';
import { TasksResolver } from './tasks.resolver.js';
import { CaseView } from './tasks.view.js';

const codec = new Codec(new Unsealed(), Object.assign({}, ...journey.map(({ classes }) => classes)), {});
const digest = digestWith(Buffer.from('a key'));

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let ledger: Ledger;
beforeEach(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, CaseView]);
  const store = new InMemoryEventStore();
  ledger = { store, codec, digest, origin: await originOf(store), settings: USUAL };
});
afterEach(() => database.drop());

const now = new Date().toISOString();
const today = dayAt(now);
const ago = (days: number) => daysAfter(today, -days);

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const bopha: Actor = { ...sokha, id: 'bopha', office: 'Poipet' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
const makara: Actor = { ...bopha, id: 'makara', role: 'SUPERVISOR' };

const ask = (id: string, by: Actor, name: keyof typeof survivor.decide, command: object) => {
  const circumstances: Circumstances = { by, now, commandId: randomUUID() };
  return new Transactor(ledger, 'survivor', survivor).transact(id, name, command as never, circumstances);
};

/** Somebody who was referred so many days ago, and assessed that day. */
const known = async (by: Actor, days: number, level = 'Medium'): Promise<string> => {
  const id = randomUUID();
  const on = ago(days);
  const referral = { source: 'Self', province: '01', urgency: 'Routine', sex: 'Female', nationality: 'KH' };
  await ask(id, by, 'ReceiveReferral', { on, office: by.office, languages: ['khm'], ...referral });
  await ask(id, by, 'AssessRisk', { on, level, retraffickingIndicators: [] });
  return id;
};

const assign = (id: string, by: Actor, worker: string, as = 'CaseWorker') => {
  const command = { assignmentId: randomUUID(), worker, as, office: by.office, on: today };
  return ask(id, by, 'AssignCaseWorker', command).then(() => command.assignmentId);
};

/** What the projector would have done meanwhile. */
const resolver = async (settings: Partial<Settings> = {}): Promise<TasksResolver> => {
  const last = (await ledger.store.last(['survivor-']))!;
  const { amends } = readingOf(journey);
  const log = { origin: ledger.origin, head: last.position };
  const projector = await Projector.start(db, [caseProjection], log, { amends, upcast: {}, store: ledger.store });
  if (projector.position < last.position)
    for await (const batch of ledger.store.subscribe({ prefixes: ['survivor-'], after: projector.position })) {
      await projector.project(batch);
      if (projector.position >= last.position) break;
    }
  return new TasksResolver(db, { ledger: { ...ledger, settings: { ...USUAL, ...settings } } } as Transactors);
};

const due = async (by: Actor, asked: object = {}, settings: Partial<Settings> = {}) => {
  const { edges } = await (await resolver(settings)).dueTasks({ purpose: 'CARE', ...asked }, by);
  return edges.map(({ node }) => node);
};

const whom = async (by: Actor): Promise<string[]> => {
  const { edges } = await (await resolver()).caseload({ purpose: 'CARE' }, by);
  return edges.map(({ node }) => node.survivorId);
};

describe('due tasks', () => {
  it('are shown with whom they are about, by when, and who looks after her', async () => {
    const id = await known(sokha, 20);
    const [assessed] = (await ledger.store.read(`survivor-${id}`)).slice(-1);
    expect(await due(sokha)).toEqual([
      {
        survivorId: id,
        kind: 'FollowUp',
        ref: assessed!.id,
        since: ago(20),
        dueOn: ago(6),
        overdue: true,
        office: 'SiemReapCac',
        worker: 'sokha',
      },
    ]);
    expect(await due(sokha, {}, { followUpDays: { High: 1, Medium: 21, Low: 30 } })).toMatchObject([
      { dueOn: daysAfter(today, 1), overdue: false },
    ]);
  });

  it('come most urgent first, page by page', async () => {
    for (const days of [3, 30, 9, 9, 14]) await known(sokha, days);
    const tasks = await resolver();
    const pages: string[][] = [];
    let after: string | null | undefined;
    do {
      const page = await tasks.dueTasks({ purpose: 'CARE', first: 2, ...(after && { after }) }, sokha);
      pages.push(page.edges.map(({ node }) => node.dueOn));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual([[ago(16), today], [daysAfter(today, 5), daysAfter(today, 5)], [daysAfter(today, 11)]]);
  });

  it('are those of an office for its supervisor, of whom she asks for', async () => {
    const [hers, another, elsewhere] = [await known(sokha, 1), await known(sokha, 2), await known(bopha, 3)];
    await assign(another, sophea, 'rithy');
    const found = async (by: Actor, asked?: object) => (await due(by, asked)).map(({ survivorId }) => survivorId);
    expect(await found(sophea)).toEqual([another, hers]);
    expect(await found(sophea, { worker: 'rithy' })).toEqual([another]);
    expect(await found(sophea, { office: 'SiemReapCac' })).toEqual([another, hers]);
    expect(await found(sophea, { office: 'Poipet' })).toEqual([]);
    expect(await found(makara)).toEqual([elsewhere]);
    expect(await found(sokha)).toEqual([hers]);
    expect(await found(sokha, { worker: 'rithy' })).toEqual([]);
    const { office: _, ...nowhere } = sophea;
    expect(await found(nowhere)).toEqual([]);
  });

  it('are gone when they are done, and when the record turns out to be a duplicate', async () => {
    const [id, kept] = [await known(sokha, 20), await known(sokha, 1)];
    expect(await due(sokha)).toMatchObject([{ survivorId: id, overdue: true }, { survivorId: kept }]);
    await ask(id, sokha, 'CompleteFollowUp', { on: today, mode: 'PhoneCall', retraffickingIndicators: [] });
    expect(await due(sokha)).toMatchObject([{ survivorId: kept }, { survivorId: id, overdue: false }]);
    await ask(id, sophea, 'LinkPerson', { keptSurvivorId: kept });
    expect(await due(sokha)).toMatchObject([{ survivorId: kept }]);
  });

  it('follow from the entries as they stand, once one was corrected', async () => {
    const id = await known(sokha, 20, 'High');
    const [assessed] = (await ledger.store.read(`survivor-${id}`)).slice(-1);
    const { sealed: _, ...said } = { sealed: undefined, ...assessed!.data };
    const replacement = { assessRisk: { ...said, level: 'Low' } };
    await ask(id, sophea, 'CorrectEntry', { eventId: assessed!.id, reason: 'The wrong box.', replacement });
    expect(await due(sokha)).toMatchObject([
      { kind: 'CorrectionReview', dueOn: daysAfter(today, 3) },
      { kind: 'FollowUp', dueOn: daysAfter(today, 10) },
    ]);
  });
});

describe('a recruiter who is known later', () => {
  it('makes a guardian due from then on, and not before', async () => {
    const id = await known(sokha, 20);
    const consent = { scopes: ['Services'], language: 'khm', witnessRole: 'SocialWorker', childAssent: true };
    await ask(id, sokha, 'GiveConsent', { ...consent, givenBy: 'Guardian', guardianKin: 'Mother', on: ago(20) });
    const episode = {
      episodeId: randomUUID(),
      types: ['ForcedLabour'],
      recruitment: 'Broker',
      control: [],
      country: 'TH',
    };
    const exploitation = [{ ...episode, recruiterRelation: 'Broker' }];
    await ask(id, sokha, 'IdentifySurvivor', { level: 'Preliminary', decidedBy: 'NGO', on: ago(15), exploitation });
    expect(await due(sokha)).toMatchObject([{ kind: 'FollowUp' }]);
    const mother = { ...episode, recruiterRelation: 'Family', recruiterKin: ['Mother'] };
    await ask(id, sokha, 'ReviseExploitation', { on: ago(2), episode: mother });
    expect(await due(sokha)).toMatchObject([{ kind: 'FollowUp' }, { kind: 'AppointedGuardian', dueOn: ago(2) }]);
  });
});

describe('a caseload', () => {
  it('is who is entrusted to a colleague, or was received by her until somebody is', async () => {
    const [first, second] = [await known(sokha, 5), await known(sokha, 4)];
    expect(await whom(sokha)).toEqual([first, second]);
    const assignment = await assign(first, sophea, 'rithy');
    const rithy = { ...sokha, id: 'rithy' };
    expect(await whom(sokha)).toEqual([second]);
    expect(await whom(rithy)).toEqual([first]);
    await ask(first, sophea, 'HandOverCase', { assignmentId: assignment, to: 'chenda', on: today });
    expect(await whom(rithy)).toEqual([]);
    expect(await whom({ ...sokha, id: 'chenda' })).toEqual([first]);
    await ask(first, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect(await whom({ ...sokha, id: 'chenda' })).toEqual([]);
    expect(await whom(sokha)).toEqual([second]);
  });

  it('is who is looked after in her office, for a supervisor', async () => {
    const [first, second] = [await known(sokha, 5), await known(bopha, 4)];
    expect(await whom(sophea)).toEqual([first]);
    expect(await whom(makara)).toEqual([second]);
    await assign(second, { ...makara, office: 'SiemReapCac' }, 'sokha');
    expect(await whom(sophea)).toEqual([first, second]);
    await assign(first, { ...makara, office: 'Poipet' }, 'veasna', 'LegalOfficer');
    expect(await whom(sophea)).toEqual([first, second]);
  });

  it('says how far she has come, how great her risk is, and what comes next', async () => {
    const id = await known(sokha, 5, 'High');
    await assign(id, sophea, 'veasna', 'LegalOfficer');
    await assign(id, sophea, 'rithy');
    const { edges } = await (await resolver()).caseload({ purpose: 'CARE' }, sophea);
    expect(edges.map(({ node }) => node)).toEqual([
      {
        survivorId: id,
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
    for (const days of [9, 8, 7, 7, 6]) ids.push(await known(sokha, days));
    const tasks = await resolver();
    const found: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await tasks.caseload({ purpose: 'CARE', first: 2, ...(after && { after }) }, sokha);
      found.push(...page.edges.map(({ node }) => node.survivorId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect([found.slice(0, 2), found.slice(2, 4).toSorted(), found.slice(4)]).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4).toSorted(),
      ids.slice(4),
    ]);
  });

  it('keeps whoever is closed as long as somebody is assigned to her', async () => {
    const id = await known(sokha, 5, 'Low');
    const assignment = await assign(id, sophea, 'sokha');
    await ask(id, sokha, 'RequestClosure', { reason: 'GoalsReached', finalAssessment: 'Safe.', on: today });
    await ask(id, sophea, 'CloseCase', { on: today });
    expect(await whom(sokha)).toEqual([id]);
    expect(await whom(sophea)).toEqual([id]);
    await ask(id, { ...sophea, id: 'dara' }, 'ReopenCase', { retrafficking: false, on: today });
    await ask(id, sophea, 'EndAssignment', { assignmentId: assignment, on: today });
    expect([await whom(sokha), await whom(sophea)]).toEqual([[], [id]]);
  });
});

it('the table is the one that its class describes', async () => {
  await expect(assertTablesFit(db)).resolves.toBeUndefined();
});
