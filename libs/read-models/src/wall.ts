import type { DataSource, EntityMetadata } from 'typeorm';
import { Fact } from './fact.js';

/** A condition on the rows of a table. */
export type Sql = string;

/** Who asks, as the transaction says in which the views are read; nobody where it says nothing. */
export const ACTOR = {
  id: `current_setting('homeward.actor_id', true)`,
  role: `current_setting('homeward.actor_role', true)`,
  office: `current_setting('homeward.actor_office', true)`,
} as const;

/** What the class of a table adds to the rule that a survivor's rows are read by whoever may open her record. */
export interface Wall {
  /** Rows that are read besides, or the only ones where they are about nobody. */
  readonly own?: Sql;
  /** Of the rows that are read, those that open the record of the survivor whom they name. */
  readonly opens?: Sql;
  /** Its rows are not opened by those of another table. */
  readonly alone?: true;
  /** Who may add a row, which asks for something to be done. */
  readonly asks?: Sql;
  /** Besides, whoever reads a row of that table reads those that have the same value in that column. */
  readonly through?: { readonly view: () => object; readonly on: string };
  /** Facts that are told in no figure. */
  readonly uncounted?: true;
  /** Counted though its rows are no facts. */
  readonly counted?: true;
  /** Its rows are read of many at once, so that whoever may be seen is better looked up once than asked of each row. */
  readonly ofMany?: true;
  /** The column that names the survivor whom a row is about, where it is called otherwise than `survivorId`. */
  readonly whose?: string;
}

interface Walled {
  readonly wall?: Wall;
}

export const EVERYBODY: Sql = 'TRUE';
export const onlyTo = (...roles: readonly string[]): Sql =>
  `${ACTOR.role} IN (${roles.map((role) => `'${role}'`).join(', ')})`;

/** Roles of the database, given where they exist; their members are the roles by which processes log in. */
const READER = 'homeward_api';
const FILLER = 'homeward_projector';
export const ANALYST = 'homeward_analyst';

/** Which part a connection plays: it says something to those only who may play it. */
const plays = (part: 'projector' | 'analyst'): Sql => `(SELECT current_setting('homeward.part', true) = '${part}')`;

/** A table that nobody has said anything of is a mistake, and stays closed. */
export class SaysNobody extends Error {
  override readonly name = 'SaysNobody';

  constructor(table: string) {
    super(`${table} says nobody who may read it: give its rows a survivorId, or its class a wall.`);
  }
}

const wallOf = ({ target }: EntityMetadata): Wall => (target as Walled).wall ?? {};
const isFact = ({ target }: EntityMetadata): boolean =>
  typeof target === 'function' && target.prototype instanceof Fact;
const isCounted = (table: EntityMetadata): boolean =>
  wallOf(table).counted ?? (isFact(table) && !wallOf(table).uncounted);
const pathOf = ({ tablePath }: EntityMetadata): string =>
  tablePath
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

const whoseIn = (table: EntityMetadata): string | undefined =>
  isFact(table)
    ? 'subject'
    : (wallOf(table).whose ?? table.columns.find(({ databaseName }) => databaseName === 'survivorId')?.databaseName);

/** @throws SaysNobody */
export const readableIn = (table: EntityMetadata, all: readonly EntityMetadata[]): Sql => {
  const { own, alone, opens: opening, through, ofMany } = wallOf(table);
  const whose = whoseIn(table);
  const openers = alone || !whose ? [] : all.filter((one) => one !== table && wallOf(one).opens);
  // of two that open, the one that stands alone opens the other: each asking the other would never end
  // OFFSET keeps it a question of each row: a page must not cost a list of everybody who may be seen
  const each = ofMany ? '' : ' OFFSET 0';
  const opened = openers
    .filter((one) => !opening || wallOf(one).alone)
    .map(
      (one) => `EXISTS (SELECT FROM ${pathOf(one)} opener
        WHERE opener."survivorId" = "${table.tableName}"."${whose}" AND (${wallOf(one).opens})${each})`,
    );
  const throughs = all
    .filter(({ target }) => target === through?.view())
    .map(
      (one) => `EXISTS (SELECT FROM ${pathOf(one)} part
        WHERE part."${through!.on}" = "${table.tableName}"."${through!.on}")`,
    );
  const conditions = [...(own ? [own] : []), ...opened, ...throughs];
  if (conditions.length === 0) throw new SaysNobody(table.tableName);
  return conditions.map((condition) => `(${condition})`).join(' OR ');
};

/** What is said of roles is said of those that this database has. */
const granting = async (db: DataSource) => {
  const found: { rolname: string }[] = await db.query(`SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)`, [
    [READER, FILLER, ANALYST],
  ]);
  const there = new Set(found.map(({ rolname }) => rolname));
  const grant = (what: string, role: string) => (there.has(role) ? [`GRANT ${what} TO ${role}`] : []);
  return { there, grant };
};

const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('walls of homeward'))`;

/**
 * Who may read and fill the tables: grants, and policies that hold for their owner too. The same for every table, new or
 * restored; each is done at once, so that none is open in between.
 * @param openedBy the tables by whose rows those of others are opened, where they do not lie beside them
 */
export const raiseWalls = async (db: DataSource, openedBy: readonly EntityMetadata[] = db.entityMetadatas) => {
  const { there, grant } = await granting(db);
  const schema = `"${(db.options as { schema?: string }).schema ?? 'public'}"`;
  const policy = (name: string, path: string, how: string, role: string, condition: Sql) => [
    `DROP POLICY IF EXISTS ${name} ON ${path}`,
    `CREATE POLICY ${name} ON ${path} FOR ${how} TO CURRENT_USER${there.has(role) ? `, ${role}` : ''} ${how === 'INSERT' ? 'WITH CHECK' : 'USING'} (${condition})`,
  ];
  const tables = db.entityMetadatas.map((table) => {
    const path = pathOf(table);
    const { asks } = wallOf(table);
    const counted = isCounted(table);
    return [
      `ALTER TABLE ${path} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
      ...policy('reads', path, 'SELECT', READER, readableIn(table, openedBy)),
      ...policy('fills', path, 'ALL', FILLER, plays('projector')),
      ...(asks ? policy('asks', path, 'INSERT', READER, asks) : []),
      ...(counted ? policy('counts', path, 'SELECT', ANALYST, plays('analyst')) : []),
      ...grant(`SELECT${asks ? ', INSERT' : ''} ON ${path}`, READER),
      ...grant(`SELECT, INSERT, UPDATE, DELETE ON ${path}`, FILLER),
      ...(counted ? grant(`SELECT ON ${path}`, ANALYST) : []),
    ];
  });
  // whoever reads comes by the names alone
  const schemas = grant(`USAGE ON SCHEMA ${schema}`, FILLER);
  for (const statements of [schemas, ...tables]) await db.query([ONE_AT_A_TIME, ...statements].join(';\n'));
};

/**
 * Who may use the names by which tables are read. Of what a name shows the table decides, grants and all: these are given
 * so that it is asked.
 */
export const nameGrants = async (db: DataSource, schema: string): Promise<readonly string[]> => {
  const { there, grant } = await granting(db);
  const asked = db.entityMetadatas.filter((table) => wallOf(table).asks);
  return [
    ...[...there].flatMap((role) => grant(`USAGE ON SCHEMA "${schema}"`, role)),
    ...[...there].flatMap((role) => grant(`SELECT ON ALL TABLES IN SCHEMA "${schema}"`, role)),
    ...asked.flatMap(({ tableName }) => grant(`INSERT ON "${schema}"."${tableName}"`, READER)),
  ];
};
