import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { DEFAULT_SETTINGS as SETTINGS } from '#settings';
import { DayCount, MonthCount, ParkedStream, ReleaseCode, ReleasedRow, StaleSubject } from '#kernel/projections';
import { templateDatabase } from '../../../kernel/projections/testing/database.js';
import type { Cell } from '../definitions/figure.js';
import { compute } from '../engine/compute.js';
import { figuresOf } from '../definitions/figures.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';

/** The default columns of a fact, which a spec overrides. */
const DEFAULT_VALUES = {
  person: { happenedOn: '2015-01-01', sex: 'Female', birthYear: 2010, nationality: 'KH' },
  referral: { source: 'Community', office: 'SiemReapCac', province: '17' },
  link: { keptSurvivorId: null },
  interview: { setting: 'CAC', operationId: null, streetChild: false, forcedByFamily: false, minor: true },
  identification: { level: 'Preliminary', positive: true, minor: true },
  episode: { episodeId: 'one', type: 'ForcedBegging', recruitment: 'FamilyMember', scheme: null, country: 'KH' },
  entry: { intake: 'New', office: 'SiemReapCac', housing: 'Kinship', minor: true },
  service: {
    type: 'Tutoring',
    mode: 'InPerson',
    provider: 'CAC',
    quantity: 1,
    unit: 'Hour',
    amount: null,
    currency: null,
  },
  forensic_interview: { setting: 'CAC', outcome: 'FullDisclosure' },
  mdt_review: { agencies: ['Justice'] },
  repatriation: { country: 'TH', crossing: 'Poipet' },
  homecoming: { manner: 'OwnMeans', country: 'TH', transit: [], irregularCrossing: null },
  dependant: { dependantId: randomUUID(), livesWith: 'Family', country: 'KH', revision: 0 },
  custody: { dependantId: randomUUID(), custody: 'Sought', revision: 0 },
  birth: { birthId: randomUUID() },
  exit: { reason: 'GoalsReached' },
  prosecution: { kind: 'opened', outcome: null },
  accused: { kind: 'named', accusedId: randomUUID(), outcome: null, revision: 0 },
  sentence: { accusedId: null, months: 18, revision: 0 },
  appeal: { kind: 'lodged', appealId: randomUUID(), outcome: null },
  compensation: { kind: 'ordered', amount: 100, currency: 'USD' },
  reopening: { retrafficking: false },
  plan: { kind: 'submitted', planId: randomUUID(), revision: 0 },
  assignment: { assignmentId: randomUUID(), worker: 'sokha', office: null, revision: 0 },
  task: { type: 'AftercareEntered', payload: {}, revision: 0 },
  irregular: { code: 'CONSENT_MISSING', entry: 'ServiceDelivered' },
  record: { type: 'ServiceDelivered' },
  refusal: { code: 'CONSENT_MISSING', command: 'DeliverService', who: 'sokha', role: 'CASE_WORKER' },
  reading: {
    kind: 'PersonalDataRead',
    who: 'sokha',
    role: 'CASE_WORKER',
    organisation: 'A21',
    purpose: 'CARE',
    basis: 'Assignment',
    classes: ['identity'],
    operation: 'survivor',
    position: '1',
  },
  operation: { kind: 'CacOutreach', office: 'SiemReapCac', province: '17' },
  operation_result: { met: 0, screened: 0, referred: 0, materials: [] },
  prevention: {
    kind: 'TrainTheTrainer',
    districts: ['1710'],
    attendees: 0,
    materials: 0,
    reach: 0,
    topics: [],
    programme: null,
  },
} as const;
type Kind = keyof typeof DEFAULT_VALUES;

/** What a fact is about, the person, the day, and the other columns. */
export type FactRow = readonly [kind: Kind, subject: number, happenedOn: string, columns?: object];

/** The id of a person or an operation, from a number. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const dataSourceOf = (url: string, views: readonly Type[]): DataSource => {
  const tables = steps.flatMap(({ projections }) =>
    projections.flatMap(({ kind, view }) => (kind === 'facts' ? [view] : [])),
  );
  return new DataSource({
    type: 'postgres',
    url,
    entities: [ParkedStream, StaleSubject, DayCount, MonthCount, ReleaseCode, ReleasedRow, ...tables, ...views],
  });
};

/** The tables of facts as the projector creates them, in a database of their own. */
export class FactTables {
  /** Each fact is later in the log than those before it, unless a spec says where it stands. */
  #position = 0;

  private constructor(
    readonly db: DataSource,
    readonly name: string,
  ) {}

  /** @param views tables of the views that a spec needs besides */
  static async empty(views: readonly Type[] = []): Promise<FactTables> {
    const name = `figures_${randomUUID().replaceAll('-', '')}`;
    const template = await templateDatabase(
      ['figures', ...views.map((view) => view.name.toLowerCase())].join('_'),
      async (url) => {
        const making = dataSourceOf(url, views);
        await making.initialize();
        await making.synchronize();
        await making.destroy();
      },
    );
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    const url = new URL(process.env.TEST_POSTGRES_URL!);
    url.pathname = `/${name}`;
    return new FactTables(await dataSourceOf(url.href, views).initialize(), name);
  }

  async clear(): Promise<void> {
    const tables = this.db.entityMetadatas.map(({ tablePath }) => tablePath);
    await this.db.query(`TRUNCATE ${tables.join(', ')}`);
  }

  async drop(): Promise<void> {
    await this.db.destroy();
    await onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  /** @returns the id of the event that recorded it. */
  async insert(kind: Kind, subject: number, happenedOn: string, columns: object = {}): Promise<string> {
    const [eventId] = await this.insertAll([[kind, subject, happenedOn, columns]]);
    return eventId!;
  }

  /** Many at once. @returns the ids of the events that recorded them. */
  async insertAll(rows: readonly FactRow[]): Promise<readonly string[]> {
    const facts = rows.map(([kind, subject, happenedOn, columns = {}]) => {
      const about = { ordinal: 0, subject: id(subject), happenedOn, recordedFrom: `${happenedOn}T10:00:00Z` };
      const position = String(this.#position++);
      const own = kind === 'service' ? { serviceId: randomUUID(), from: happenedOn, to: happenedOn } : {};
      const fact = {
        eventId: randomUUID(),
        ...about,
        position,
        recordedTo: null,
        ...own,
        ...DEFAULT_VALUES[kind],
        ...columns,
      };
      return { table: kind === 'homecoming' ? 'return_fact' : `${kind}_fact`, fact };
    });
    for (const table of new Set(facts.map((one) => one.table)))
      await this.insertRows(
        table,
        facts.filter((one) => one.table === table).map(({ fact }) => fact),
      );
    return facts.map(({ fact }) => fact.eventId);
  }

  async insertRows(table: string, rows: readonly object[]): Promise<void> {
    const given = `jsonb_populate_recordset(NULL::${table}, $1)`;
    await this.db.query(`INSERT INTO ${table} SELECT * FROM ${given}`, [JSON.stringify(rows)]);
  }

  /** The cells of one figure, by key. By default: of 2020, with all that happened and is known. */
  async cells(figure: string, wanted: FigurePeriod = {}): Promise<Record<string, Cell>> {
    const asked = figureArguments(
      { from: '2020-01-01', to: '2020-12-31', ...wanted },
      new Date().toISOString(),
      SETTINGS,
    );
    const [computed] = await compute(this.db, figuresOf([figure]), asked);
    return Object.fromEntries(computed!.cells.map(({ previous: _, ...cell }) => [cell.key, cell]));
  }

  async values(figure: string, wanted?: FigurePeriod): Promise<Record<string, number | null>> {
    return Object.fromEntries(Object.values(await this.cells(figure, wanted)).map(({ key, value }) => [key, value]));
  }
}

const onServer = async (statement: string): Promise<void> => {
  const server = await new DataSource({ type: 'postgres', url: process.env.TEST_POSTGRES_URL! }).initialize();
  await server.query(statement);
  await server.destroy();
};
