import { ParkedResolver } from '../../../apps/api/src/projections/parked.resolver.js';
import { relationsFrom, type ReadingGate } from '#security/access';
import { RefusedReadings, type AccessLog } from '#security/access-log';
import { dayAt, type Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { relationInViews } from '#domain/survivor/testing';
import { figureArguments, figuresOf } from '#reporting/figures';
import { InMemoryEventStore } from '#kernel/event-store';
import { runAsReader, type RowSecurityDataSource, type ViewReader } from '#kernel/projections';
import { OpenableClasses, type Reader, type AggregateStores } from '#nest';
import { PlainSealing } from '#kernel/integrity';
import { FiguresResolver } from '../../reporting/figures/graphql/figures.resolver.js';
import { ResultCache } from '../../reporting/figures/engine/result-cache.js';
import { DrillDown } from '../../reporting/figures/release/drill-down.js';
import { FigureReader } from '../../reporting/figures/release/figure-reader.js';
import { LoggedDays } from '../../reporting/figures/release/logged-days.js';
import { QuestionBudget } from '../../reporting/figures/release/question-budget.js';
import type { FigureType } from '../../reporting/figures/graphql/figures.type.js';
import { WhoLookedResolver } from '../../security/access-log/who-looked.resolver.js';
import { SearchResolver } from '../survivor/steps/referral/search/search.resolver.js';
import { tasksLeftBehind } from '../survivor/tasks/cases-left-behind.js';
import { dueOf } from '../survivor/tasks/due-lists.js';
import { PersonNames } from '../survivor/steps/referral/person-names.js';
import { CaseloadResolver } from '../survivor/tasks/caseload/caseload.resolver.js';
import { TasksResolver } from '../survivor/tasks/tasks.resolver.js';
import { CaseView } from '../survivor/tasks/tasks.view.js';
import { policies, steps } from './index.js';
import { FAMILY, GIVEN, digest, left, manyPeople, workers } from './testing/many-people.js';
import { plansOf, type Plan } from './testing/query-plans.js';
import { insertRows, makeProtectedDatabase } from './testing/protected-database.js';

const PEOPLE = Number(process.env.LISTED_PEOPLE ?? 4_000);

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
let tasks: TasksResolver;
let cases: CaseloadResolver;
let search: SearchResolver;
let looked: WhoLookedResolver;
let parked: ParkedResolver;
let figures: FiguresResolver;

const gate: ReadingGate = {
  mayOpen: async () => true,
  permits: async ({ classes }) => classes,
  pass: async ({ classes }) => ({ basis: 'Supervision', classes }),
  compare: async () => undefined,
};

beforeAll(async () => {
  at = await makeProtectedDatabase();
  await manyPeople(at, PEOPLE);
  const name = at.api.getMetadata('ReadingFact').tableName;
  await insertRows(at.projector, at.api.getMetadata('Checkpoint'), { name, position: String(PEOPLE) });
  const aggregateStores = {
    storeContext: { settings: DEFAULT_SETTINGS, origin: '0123abcd', digest },
    of: () => ({ recentState: () => ({ workers }) }),
  } as unknown as AggregateStores;
  const relations = relationsFrom(relationInViews(at.api));
  tasks = new TasksResolver(at.api, aggregateStores, new PersonNames(at.api, gate));
  cases = new CaseloadResolver(at.api, aggregateStores, new PersonNames(at.api, gate));
  search = new SearchResolver(at.api, aggregateStores, new PlainSealing(), gate);
  const log = { write: async () => ({ position: -1n }), recentAbout: () => [] } as unknown as AccessLog;
  looked = new WhoLookedResolver(at.api, relations, log, new RefusedReadings(log), aggregateStores);
  parked = new ParkedResolver(at.api, aggregateStores, steps, policies);
  const reader = new FigureReader(
    at.api,
    aggregateStores,
    steps,
    new ResultCache(),
    new QuestionBudget(),
    new RefusedReadings(log),
    new LoggedDays(log),
  );
  const stores = { storeContext: { store: new InMemoryEventStore() } } as unknown as AggregateStores;
  figures = new FiguresResolver(reader, new DrillDown(at.api, gate, new RefusedReadings(log), stores, steps));
}, 300_000);
afterAll(() => at.drop());

const who = (role: Actor['role'], id: string, office: string): Actor => ({ id, role, office, organisation: 'A21' });
const worker = who('CASE_WORKER', 'worker10', 'office3');
const lawyer = who('LEGAL_OFFICER', 'lawyer0', 'office3');
const supervisor = who('SUPERVISOR', 'boss', 'office0');
const ofFew = who('SUPERVISOR', 'boss', 'office5');
const auditor = who('AUDITOR', 'vuthy', 'office0');

const asks = (by: Actor, operation: string): Reader => ({
  by,
  operation,
  classes: ['identity'],
  disclosed: new OpenableClasses(),
});
const care = { purpose: 'CARE' } as const;

/** The tables larger than a few pages that a plan scans sequentially. */
const scannedIn = (plans: readonly Plan[]): string[] =>
  plans.flatMap(({ scans }) => scans.filter(({ pages }) => pages > 8).map(({ table }) => table));

/** The very statements that are sent on behalf of a reader, planned by the database for that role and person. */
const explainReading = (by: ViewReader, work: () => Promise<unknown>): Promise<Plan[]> =>
  plansOf(at.api as RowSecurityDataSource, by, () => runAsReader(by, work));

type Asks = (after?: string) => Promise<{
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}>;

const [FULL_NAME, FAMILY_NAME] = [`${GIVEN[40]} ${FAMILY[5]}`, FAMILY[5]!];

const LISTS: readonly (readonly [string, Actor, Asks])[] = [
  ...[worker, lawyer, supervisor, ofFew].flatMap((by) => [
    [
      `cases of ${by.role} at ${by.office}`,
      by,
      (after?: string) => cases.caseload({ ...care, ...(after && { after }) }, asks(by, 'caseload')),
    ] as const,
    [
      `tasks of ${by.role} at ${by.office}`,
      by,
      (after?: string) => tasks.dueTasks({ ...care, ...(after && { after }) }, asks(by, 'dueTasks')),
    ] as const,
    [
      `names, for ${by.role} at ${by.office}`,
      by,
      (after?: string) =>
        search.searchSurvivors({ ...care, name: FAMILY_NAME, ...(after && { after }) }, asks(by, 'searchSurvivors')),
    ] as const,
  ]),
  [
    'tasks of one worker, for a supervisor',
    supervisor,
    (after) => tasks.dueTasks({ ...care, worker: 'worker5', ...(after && { after }) }, asks(supervisor, 'dueTasks')),
  ],
  [
    'whole names',
    supervisor,
    (after) =>
      search.searchSurvivors(
        { ...care, name: FULL_NAME, ...(after && { after }) },
        asks(supervisor, 'searchSurvivors'),
      ),
  ],
  [
    'names and a year of birth',
    supervisor,
    (after) =>
      search.searchSurvivors(
        { ...care, name: FAMILY_NAME, birthYear: 2000, ...(after && { after }) },
        asks(supervisor, 'searchSurvivors'),
      ),
  ],
  [
    'everybody who looked at a record',
    auditor,
    async (after) => {
      const [{ id }] = (await at.api.query(`SELECT md5('person0')::uuid AS id`)) as [{ id: string }];
      const reader = { ...asks(auditor, 'whoLooked'), classes: [] };
      return (await looked.whoLooked({ survivorId: id, purpose: 'AUDIT', ...(after && { after }) }, reader))!;
    },
  ],
  ['parked records', auditor, (after) => parked.parked({ ...(after && { after }) })],
];

const behind = (id: string, cell?: string): Asks => {
  const [figure] = figuresOf([id]);
  const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, new Date().toISOString(), DEFAULT_SETTINGS);
  const parent = { figure, args, cells: [{ key: cell }] } as unknown as FigureType;
  return (after?: string) =>
    figures.events(parent, { purpose: 'AUDIT', ...(cell && { cell }), ...(after && { after }) }, auditor);
};

/** For a year: events of everybody, of many and of few. Counted on behalf of the analyst. */
const BEHIND = [
  ['M1', 'total'],
  ['M2', 'girls'],
  ['M5', 'total'],
  ['M6'],
  ['M8', 'new'],
  ['M14', 'male'],
  ['M17', 'recipients'],
  ['M22', 'reason.GoalsReached'],
  ['M23', 'corrections.EntryCorrected'],
].map(([id, cell]) => [`events behind ${id} ${cell ?? ''}`, 'analyst', behind(id!, cell)] as const);

const ALL: readonly (readonly [string, ViewReader, Asks])[] = [...LISTS, ...BEHIND];

const noScan = async (by: ViewReader, ask: Asks) => {
  const plans = await explainReading(by, async () => {
    const { edges, pageInfo } = await ask();
    expect(edges.length).toBeGreaterThan(0);
    if (pageInfo.hasNextPage) await ask(pageInfo.endCursor!);
  });
  expect(plans.length).toBeGreaterThan(0);
  expect(scannedIn(plans)).toEqual([]);
};

describe(`among ${PEOPLE} people`, () => {
  it.each(ALL)('no table is scanned sequentially for %s', (_, by, ask) => noScan(by, ask));

  it.each(ALL)('the pages follow one another in order, without a repeat: %s', async (name, by, ask) => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { edges, pageInfo } = await runAsReader(by, () => ask(after));
      seen.push(...edges.map(({ cursor }) => cursor));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor!;
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen).size).toBe(seen.length);
    const lastFirst = name === 'everybody who looked at a record';
    const order = lastFirst ? seen.toSorted((one, other) => Number(other) - Number(one)) : seen.toSorted();
    expect(seen).toEqual(order);
  });

  /** All survivors that the reader may list, found in the rows without an index. */
  const all = ({ id, role, office }: Actor): Promise<readonly CaseView[]> =>
    at.projector
      .getRepository(CaseView)
      .createQueryBuilder('one')
      .where(role === 'SUPERVISOR' ? ':office = one.office' : ':id = ANY (one.workers)', { id, office })
      .getMany();

  it.each([worker, lawyer, ofFew])('lists leave out none of them: $role at $office', async (by) => {
    const [every, today] = [await all(by), dayAt(new Date().toISOString())];
    const wanted = {
      caseload: every.filter(({ current }) => current).map((one) => `${one.referredOn}/${one.survivorId}`),
      dueTasks: every
        .map((one) => ({ ...one, tasks: { ...one.tasks, open: [...one.tasks.open, ...tasksLeftBehind(one, left)] } }))
        .flatMap((one) => dueOf(one, by, { settings: DEFAULT_SETTINGS, today }).map(({ cursor }) => cursor)),
    };
    const pageOf = {
      caseload: cases.caseload.bind(cases),
      dueTasks: tasks.dueTasks.bind(tasks),
    };
    for (const list of ['caseload', 'dueTasks'] as const) {
      const found: string[] = [];
      for (let after: string | undefined; found.length < 300;) {
        const asked = { ...care, ...(after && { after }) };
        const { edges, pageInfo } = await runAsReader(by, () =>
          pageOf[list](asked, { ...asks(by, list), classes: [] }),
        );
        found.push(...edges.map(({ cursor }) => cursor));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor!;
      }
      expect(found).toEqual(wanted[list].toSorted().slice(0, found.length));
      expect(found.length).toBe(Math.min(300, wanted[list].length));
    }
  });
});
