import { randomUUID } from 'node:crypto';
import type { ReadingGate } from '#security/access';
import { openDoor } from '#security/access/testing';
import { BreakGlassView } from '#security/access-log';
import { dayAt, daysAfter, type Actor, type AnyDecider, type Day, type Settings } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  AS_STORED,
  Codec,
  InMemoryEventStore,
  AggregateStore,
  type CommandMetadata,
  type StoreContext,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { Checkpoint, Projector } from '#kernel/projections';
import { classesOf, OpenableClasses, AggregateStores, readingOf, type Reader } from '#nest';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { tablesDatabase } from '../../../kernel/projections/testing/database.js';
import { directory as directoryDecider } from '../../directory/directory.decider.js';
import { directoryStep } from '../../directory/directory.step.js';
import { journey } from './journey.js';
import { relationProjection } from '../relation/relation.projection.js';
import { RelationView } from '../relation/relation.view.js';
import { referralProjection } from '../steps/referral/referral.projection.js';
import { ReferralView } from '../steps/referral/referral.view.js';
import { assignmentProjection } from '../steps/assignment/assignment.projection.js';
import { AssignmentView } from '../steps/assignment/assignment.view.js';
import { survivor } from '../survivor.js';
import { caseProjection } from '../tasks/tasks.projection.js';
import { PersonNames } from '../steps/referral/person-names.js';
import { CaseloadResolver } from '../tasks/caseload/caseload.resolver.js';
import { TasksResolver } from '../tasks/tasks.resolver.js';
import { CaseView } from '../tasks/tasks.view.js';

/** Records in the registers. */
const rachana: Actor = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };

/** Colleagues send what a caller of the service may send: any content, which the decider judges. */
const anySurvivor: AnyDecider = survivor;
const directory: AnyDecider = directoryDecider;

const now = new Date().toISOString();
export const today = dayAt(now);
export const daysAgo = (days: number) => daysAfter(today, -days);

export const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
export const bopha: Actor = { ...sokha, id: 'bopha', office: 'Poipet' };
export const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
export const makara: Actor = { ...bopha, id: 'makara', role: 'SUPERVISOR' };

const codec = new Codec(new PlainSealing(), classesOf([...journey, directoryStep]), AS_STORED);
const digest = digestWith(Buffer.from('a key'));

/** The reader of a list, and of the names in it when classes are given. */
export const reads = (operation: string, by: Actor, classes: Reader['classes'] = []): Reader => ({
  by,
  operation,
  classes,
  disclosed: new OpenableClasses(),
});

/** A log, and the table of cases projected from it: colleagues record here, and see their tasks. */
export const caseloadFixture = async () => {
  const tables = [Checkpoint, CaseView, AssignmentView, RelationView, ReferralView, BreakGlassView];
  const { database, db } = await tablesDatabase('caseload', tables);
  const store = new InMemoryEventStore();
  const storeContext: StoreContext = {
    store,
    codec,
    digest,
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };

  const ask = (id: string, by: Actor, name: keyof typeof survivor.decide, command: object) => {
    const metadata: CommandMetadata = { by, now, commandId: randomUUID() };
    return new AggregateStore(storeContext, 'survivor', anySurvivor).transact(id, name, command, metadata);
  };

  /** Refers a survivor a number of days ago, and assesses the risk on that day. */
  const recordCase = async (by: Actor, days: number, level = 'Medium'): Promise<string> => {
    const id = randomUUID();
    const on = daysAgo(days);
    const referral = { source: 'Self', province: '01', urgency: 'Routine', sex: 'Female', nationality: 'KH' };
    await ask(id, by, 'ReceiveReferral', { on, office: by.office, languages: ['khm'], ...referral });
    await ask(id, by, 'AssessRisk', { on, level, retraffickingIndicators: [] });
    return id;
  };

  const assign = (id: string, by: Actor, worker: string, as = 'CaseWorker') => {
    const command = { assignmentId: randomUUID(), worker, as, office: by.office, on: today };
    return ask(id, by, 'AssignCaseWorker', command).then(() => command.assignmentId);
  };

  /** Does what the projector would have done meanwhile. */
  const project = async (): Promise<void> => {
    const last = (await storeContext.store.last(['survivor-']))!;
    const reading = readingOf(journey);
    const log = {
      origin: storeContext.origin,
      head: last.position,
      at: (position: bigint) => storeContext.store.at(position),
    };
    const projections = [caseProjection, assignmentProjection, relationProjection, referralProjection];
    const projector = await Projector.start(db, projections, log, {
      ...reading,
      store: storeContext.store,
    });
    if (projector.position < last.position)
      for await (const batch of storeContext.store.subscribe({ prefixes: ['survivor-'], after: projector.position })) {
        await projector.project(batch);
        if (projector.position >= last.position) break;
      }
  };

  const registers = new AggregateStore(storeContext, 'directory', directory);
  const record = (name: keyof typeof directoryDecider.decide, command: object) =>
    registers.transact('registers', name, command, { by: rachana, now, commandId: randomUUID() });

  /** A colleague who is in the register of staff, and leaves. */
  const leaves = async (worker: string, on: Day): Promise<void> => {
    await record('RegisterWorker', { worker, roles: ['CASE_WORKER'], on: '2018-01-01' });
    await record('RecordDeparture', { worker, on });
  };

  const storesWith = (settings: Partial<Settings> = {}) =>
    ({
      storeContext: { ...storeContext, settings: { ...DEFAULT_SETTINGS, ...settings } },
      of: () => registers,
    }) as AggregateStores;

  const resolver = async (settings: Partial<Settings> = {}, gate: ReadingGate = openDoor()): Promise<TasksResolver> => {
    await project();
    return new TasksResolver(db, storesWith(settings), new PersonNames(db, gate));
  };

  const caseloads = async (gate: ReadingGate = openDoor()): Promise<CaseloadResolver> => {
    await project();
    return new CaseloadResolver(db, storesWith(), new PersonNames(db, gate));
  };

  const dueEdgesOf = async (by: Actor, asked: object = {}, settings: Partial<Settings> = {}) =>
    (await (await resolver(settings)).dueTasks({ purpose: 'CARE', ...asked }, reads('dueTasks', by))).edges;
  const dueTasksOf = async (...asked: Parameters<typeof dueEdgesOf>) =>
    (await dueEdgesOf(...asked)).map(({ node }) => node);

  const caseloadIdsOf = async (by: Actor): Promise<string[]> => {
    const { edges } = await (await caseloads()).caseload({ purpose: 'CARE' }, reads('caseload', by));
    return edges.map(({ node }) => node.survivorId);
  };

  return {
    db,
    store,
    leaves,
    record,
    registers: () => registers.load('registers'),
    ask,
    recordCase,
    assign,
    resolver,
    caseloads,
    dueEdgesOf,
    dueTasksOf,
    caseloadIdsOf,
    drop: () => database.drop(),
  };
};

export type CaseloadFixture = Awaited<ReturnType<typeof caseloadFixture>>;
