import { randomUUID } from 'node:crypto';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { ERASED, dayAt, type JsonObject, type Personal } from '#kernel/decider';
import { AS_STORED, InMemoryEventStore, type EventData, type RecordedEvent } from '#kernel/event-store';
import { Fact } from '../fold/fact.js';
import { facts, rows } from '../fold/projection.js';
import type { ProjectionReading } from '../projector/reader.js';
import type { SealedValue } from '../fold/projectable-event.js';
import type { Amends } from '../fold/amendments.js';
import { View } from '../fold/view.js';
import { EVERYBODY } from '../access/row-security.js';

/** A lending library: small, and with every kind of column that a view may have. */
export type Events = {
  Met: { on: string; name: Personal<string>; languages: readonly string[] };
  Renamed: { name: Personal<string> };
  Borrowed: { on: string; bookId: string; title: string; pages: number };
  Returned: { bookId: string };
  /** The entry as it should have been recorded, or nothing when it never happened. */
  Mistaken: { eventId: string; said?: JsonObject };
};

@Entity('person')
export class PersonView extends View {
  static readonly rowPolicy = { own: EVERYBODY };

  @PrimaryColumn('uuid') personId!: string;
  @Column('date') met!: string;
  @Column('date', { nullable: true }) lastSeen!: string | null;
  @Column('jsonb') sealed!: readonly SealedValue[];
  @Column('text', { array: true }) languages!: readonly string[];
  @Column('int') renamed!: number;
  @Column('bigint') pages!: string;
  @Column('timestamptz') since!: string;
}

@Entity('loan')
export class LoanView extends View {
  static readonly rowPolicy = { own: EVERYBODY };

  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('uuid') bookId!: string;
  @Column('text') title!: string;
  @Column('date') since!: string;
}

@Entity('loaned')
export class LoanFact extends Fact {
  static readonly rowPolicy = { own: EVERYBODY };

  @Column('text') title!: string;
}

type PersonEvents = Pick<Events, 'Met' | 'Renamed' | 'Borrowed'>;
type Loans = Pick<Events, 'Borrowed' | 'Returned'>;

export const people = rows<PersonEvents, PersonView>({
  view: PersonView,
  key: (_, { subject }) => ({ personId: subject }),
  on: {
    Met: ({ on, languages }, _, { sealed, recordedAt }) => ({
      met: on,
      lastSeen: null,
      sealed,
      languages,
      renamed: 0,
      pages: '0',
      since: recordedAt,
    }),
    Renamed: (_, { renamed = 0, sealed = [] }, meta) => ({ renamed: renamed + 1, sealed: [...sealed, ...meta.sealed] }),
    Borrowed: ({ on, pages }, { pages: before = '0' }) => ({
      lastSeen: on,
      pages: String(BigInt(before) + BigInt(pages)),
    }),
  },
});

export const loans = rows<Loans, LoanView>({
  view: LoanView,
  key: ({ bookId }, { subject }) => ({ personId: subject, bookId }),
  on: {
    Borrowed: ({ title }, _, { recordedAt }) => ({ title, since: dayAt(recordedAt) }),
    Returned: () => null,
  },
});

/** A loan makes one fact for the reader and one for the book. */
export const loaned = facts<Events, LoanFact>({
  view: LoanFact,
  on: { Borrowed: ({ on, title }) => [on, on].map((happenedOn) => ({ happenedOn, title })) },
});

export const everything = [people, loans, loaned];
export const TABLES = [PersonView, LoanView, LoanFact];
export const ORIGIN = '0123abcd';

const AMENDS: Amends = {
  Mistaken: ({ eventId, said }: Events['Mistaken']) => [
    { eventId, replaces: true, amend: ({ meta }) => (said ? { data: said, meta } : null) },
  ],
};

type NewEvent = { [Type in keyof Events]: readonly [type: Type, data: Events[Type]] }[keyof Events];

/** The personal part as the log has it. */
const toStored = (type: string, { name, ...open }: JsonObject): JsonObject =>
  name === undefined || name === ERASED ? open : { ...open, sealed: { identity: `open..${type}.${String(name)}` } };

/** A log as the store would keep it, with its head. */
export class Library {
  readonly store = new InMemoryEventStore();
  readonly reading: ProjectionReading = { ...AS_STORED, amends: AMENDS, store: this.store };
  readonly #revisions = new Map<string, number>();

  /** The ids of what was recorded. */
  async record(personId: string, ...events: readonly NewEvent[]): Promise<readonly string[]> {
    const pending = events.map(
      ([type, data]) => ({ id: randomUUID(), type, data: toStored(type, data), metadata: {} }) as EventData,
    );
    const expected = this.#revisions.get(personId) ?? -1;
    const { revision } = await this.store.append(`person-${personId}`, pending, expected);
    this.#revisions.set(personId, revision);
    return pending.map(({ id }) => id);
  }

  async log(after = -1n): Promise<readonly RecordedEvent[]> {
    const last = await this.store.last(['person-']);
    const events: RecordedEvent[] = [];
    if (!last || last.position <= after) return events;
    for await (const batch of this.store.subscribe({ prefixes: ['person-'], after })) {
      events.push(...batch);
      if (events.at(-1)!.position === last.position) break;
    }
    return events;
  }

  async standing() {
    const head = (await this.store.last(['person-']))?.position ?? -1n;
    return { origin: ORIGIN, head, at: (position: bigint) => this.store.at(position) };
  }
}

/** The contents of all tables, in a fixed order. */
export const contentOf = async (db: DataSource): Promise<Record<string, unknown[]>> => ({
  people: await db.query(`SELECT to_jsonb(it) AS row FROM person it ORDER BY "personId"`),
  loans: await db.query(`SELECT to_jsonb(it) AS row FROM loan it ORDER BY "personId", "bookId"`),
  loaned: await db.query(`SELECT to_jsonb(it) AS row FROM loaned it ORDER BY "eventId", ordinal`),
});

export const emptyTables = (db: DataSource): Promise<unknown> =>
  db.query(`TRUNCATE checkpoint, parked, person, loan, loaned`);
