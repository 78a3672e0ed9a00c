import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import { waitForPosition } from '#kernel/projections';
import type { AccessLog } from './access-log.js';
import { RecordAlarmView } from './record-alarm.view.js';
import { RecordAlarmsResolver } from './record-alarms.resolver.js';
import { RecordBudget } from './record-budget.js';
import { breakGlassProcesses } from './testing/break-glass-processes.js';
import { aRead, anAccessLog, storeContextOf, sokha } from './testing/log.js';

const supervisor: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
const elsewhere: Actor = { ...supervisor, id: 'makara', office: 'Poipet' };
const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };

let house: Awaited<ReturnType<typeof breakGlassProcesses>>;
let log: AccessLog;
let stores: AggregateStores;
beforeEach(async () => {
  house = await breakGlassProcesses();
  log = anAccessLog(house.store);
  const storeContext = storeContextOf(house.store);
  stores = {
    storeContext: { ...storeContext, settings: { ...storeContext.settings, recordsPerHour: 1 } },
  } as unknown as AggregateStores;
});
afterEach(() => house.leave());

const rows = () => house.db.getRepository(RecordAlarmView);

/** Somebody opens one record too many, and the views have read it. */
const alarmAbout = async (by: Actor): Promise<void> => {
  const budget = new RecordBudget(log, stores, { since: async () => new Map() });
  await budget.count(by, randomUUID());
  await expect(budget.count(by, randomUUID())).rejects.toMatchObject({ code: 'RECORD_BUDGET_SPENT' });
  const { position } = (await house.store.last(['access-']))!;
  await waitForPosition(house.db, [rows().metadata.tableName], position);
};

/** As in the process that raised the alarm, or in another one. */
const shown = async (by: Actor, process = log) => {
  const alarms = await new RecordAlarmsResolver(house.db, stores, process).recordAlarms({}, by);
  return alarms.map(({ who, role, office, records }) => [who, role, office, records]);
};
const inAnotherProcess = (by: Actor) => shown(by, anAccessLog(house.store));

const RAISED = [['sokha', 'CASE_WORKER', 'SiemReapCac', 1]];

describe('the alarms about opened records', () => {
  it('are shown once to auditors and to the supervisors of the office, in every process', async () => {
    await alarmAbout(sokha);
    expect(await rows().count()).toBe(1);
    expect([await shown(auditor), await inAnotherProcess(auditor)]).toEqual([RAISED, RAISED]);
    expect([await shown(supervisor), await shown(elsewhere)]).toEqual([RAISED, []]);
  });

  it('are counted beyond those that a page has, each for who may see them', async () => {
    for (const id of ['sokha', 'bopha', 'chenda']) await alarmAbout({ ...sokha, id });
    const resolver = new RecordAlarmsResolver(house.db, stores, log);
    expect(await resolver.recordAlarms({ first: 1 }, supervisor)).toHaveLength(1);
    expect(await resolver.recordAlarmCount()).toBe(3);
  });

  it('are not what a row says of which the log has nothing', async () => {
    await log.write(sokha, aRead());
    const { position } = (await house.store.last(['access-']))!;
    for (const place of [position, position + 1_000n]) {
      const row = { who: 'dara', role: 'CASE_WORKER', office: 'Poipet', at: new Date().toISOString(), records: 99 };
      const reflects = { revision: 0, position: String(place), lastEventId: randomUUID() };
      await rows().insert({ eventId: randomUUID(), ...row, ...reflects });
    }
    expect([await shown(auditor), await shown(elsewhere)]).toEqual([[], []]);
  });

  it('come page by page, the newest first, also where rows of which the log has nothing stand between them', async () => {
    const people = ['sokha', 'bopha', 'chenda'].map((id): Actor => ({ ...sokha, id }));
    for (const by of people) await alarmAbout(by);
    const [{ at }] = (await rows().find({ where: { who: 'bopha' } })) as [RecordAlarmView];
    for (const who of ['dara', 'nary']) {
      const reflects = { revision: 0, position: String((await house.store.last(['access-']))!.position + 1_000n) };
      const row = { who, role: 'CASE_WORKER', office: 'SiemReapCac', at, records: 99, lastEventId: randomUUID() };
      await rows().insert({ eventId: randomUUID(), ...row, ...reflects });
    }
    const inOrder = async (process: AccessLog) => {
      const resolver = new RecordAlarmsResolver(house.db, stores, process);
      const found: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await resolver.recordAlarms({ first: 1, ...(after && { after }) }, supervisor);
        found.push(...page.map(({ who }) => who));
        if (page.length === 0) return found;
        after = page[0]!.cursor;
      }
    };
    const newestFirst = people.map(({ id }) => id).toReversed();
    expect([await inOrder(log), await inOrder(anAccessLog(house.store))]).toEqual([newestFirst, newestFirst]);
  });

  it('are what the log says, whatever a row makes of them', async () => {
    await alarmAbout(sokha);
    await rows().update({ who: 'sokha' }, { role: 'SUPERVISOR', office: 'Poipet', records: 99 });
    expect([await inAnotherProcess(auditor), await inAnotherProcess(elsewhere)]).toEqual([RAISED, []]);
  });

  it('are shown without a row by the process that raised them', async () => {
    await alarmAbout(sokha);
    await rows().delete({ who: 'sokha' });
    expect([await shown(auditor), await inAnotherProcess(auditor)]).toEqual([RAISED, []]);
  });
});
