import { DataSource } from 'typeorm';
import { requestsDueByOffice } from '#domain/between-offices';
import { isNotifiedOf, placeOn, staffOn, supervisorsCoveredBy, whoHasLeft, type Registers } from '#domain/directory';
import { dueNow } from '#domain/survivor';
import { dayAt, type Actor, type Day, type Settings } from '#kernel/decider';
import type { NewNotice, NoticeItem } from '#notices';
import { ROLES_WITH_CASES } from '#security/access';
import { localTime } from './local-time.js';
import { noticesTo } from './notices-to.js';

/** The requests of other offices that wait, by the office that was asked. */
const requestsOf = async (db: DataSource, actors: readonly Actor[], today: Day): Promise<readonly NoticeItem[]> => {
  const found = await requestsDueByOffice(db, actors, today);
  return found.map(({ office, since, count }) => ({
    about: 'OfficeConsentRequested',
    office,
    since: new Date(since).toISOString(),
    count,
    overdue: 0,
  }));
};

/** The work of the day, sent to each colleague once a day at the hour that they chose. */
export class DailyWorkNotices {
  /** The colleagues and days that were looked at, so that the work of a whole office is not counted every minute. */
  #done: ReadonlySet<string> = new Set();

  constructor(private readonly settings: Settings) {}

  /** @param open the live views; opened only when somebody's hour has come */
  async notices(registers: Registers, open: () => Promise<DataSource>, now: Date): Promise<readonly NewNotice[]> {
    const today = dayAt(now.toISOString());
    const notified = staffOn(registers, today, (_, id) => isNotifiedOf(registers, id, 'DueWork', today));
    const hours = notified.map((id) => {
      const { timeZone, dailyAtHour } = registers.workers[id]!.notices!;
      const { day, hour } = localTime(now, timeZone);
      return { id, key: `${id} ${day}`, hasCome: hour >= dailyAtHour };
    });
    // those of earlier days are forgotten
    const done = new Set(hours.flatMap(({ key }) => (this.#done.has(key) ? [key] : [])));
    const waiting = hours.filter(({ key, hasCome }) => hasCome && !done.has(key));
    this.#done = done;
    if (waiting.length === 0) return [];
    const db = await open();
    const context = { settings: this.settings, today, left: whoHasLeft(registers.workers, today) };
    try {
      const notices: NewNotice[] = [];
      for (const { id, key } of waiting) {
        const actors = this.#actorsOf(registers, id, today);
        const due = await dueNow(db, actors, context);
        const tasks = due.map(({ kind, office, dueOn, count, overdue }) => ({
          about: kind,
          office,
          since: dueOn,
          count,
          overdue,
        }));
        const items = [...tasks, ...(await requestsOf(db, actors, today))];
        if (items.length > 0)
          notices.push(...noticesTo(registers, [id], { source: `due ${key}`, kind: 'DueWork', items }));
        done.add(key);
      }
      return notices;
    } finally {
      await db.destroy();
    }
  }

  /** The colleague in each of their roles that has cases, and as a deputy of each supervisor. */
  #actorsOf(registers: Registers, id: string, today: string): readonly Actor[] {
    const worker = registers.workers[id]!;
    const office = placeOn(worker, today) ?? undefined;
    const own = ROLES_WITH_CASES.filter((role) => worker.joined.roles.includes(role)).map((role) => ({
      id,
      role,
      organisation: '',
      ...(office !== undefined && { office }),
    }));
    const inPlaces = supervisorsCoveredBy(registers, id, today).map((place): Actor => ({
      id,
      role: 'SUPERVISOR',
      organisation: '',
      office: place.office,
      deputyOf: place.worker,
    }));
    return [...own, ...inPlaces];
  }
}
