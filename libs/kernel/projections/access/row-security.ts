import { LOCK_WAIT_MS, namingHolder } from './advisory-lock.js';
import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { Fact } from '../fold/fact.js';

/** A condition on the rows of a table. */
export type RowCondition = string;

/** The current reader, as set in the reading transaction; null if it is not set. */
export const ACTOR = {
  id: `current_setting('homeward.actor_id', true)`,
  role: `current_setting('homeward.actor_role', true)`,
  office: `current_setting('homeward.actor_office', true)`,
} as const;

/** What a table's class adds to the rule that a subject's rows are read by those who may open the record. */
export interface RowPolicy {
  /** Rows that may be read in addition, or the only readable ones where they have no subject. */
  readonly own?: RowCondition;
  /** Which of the readable rows open the record of the subject in them. */
  readonly opens?: RowCondition;
  /** `opens` for readers who may open only a part of the record, which is in the tables that are `inPart`. */
  readonly opensInPart?: RowCondition;
  /** Read also by those who may open a part of the record, without these columns. */
  readonly inPart?: { readonly without: readonly string[] };
  /** Its rows are not opened by those of another table. */
  readonly alone?: true;
  /** Who may insert a row that requests something. */
  readonly asks?: RowCondition;
  /** In addition, a reader of a row in that table may read the rows with the same value in that column. */
  readonly through?: { readonly view: () => object; readonly on: string };
  /** Facts that no figure uses. */
  readonly uncounted?: true;
  /** Counted though its rows are no facts. */
  readonly counted?: true;
  /** Its rows may leave the service: the role for reports sees them, and nothing else. */
  readonly released?: true;
  /** The column that names the subject of a row, where it is another than in most tables. */
  readonly subjectColumn?: string;
}

/** What the tables of a service have in common. */
export interface RowRules {
  /** The column that names the subject of a row. */
  readonly subjectColumn: string;
  /** Who reads the tables of this kernel, by their classes: which roles there are is known to the service only. */
  readonly policies: ReadonlyMap<object, RowPolicy>;
}

export const NO_ROW_RULES: RowRules = { subjectColumn: 'subject', policies: new Map() };

interface HasRowPolicy {
  readonly rowPolicy?: RowPolicy;
}

/** The columns that readers of a part do not see; undefined where they see no row. */
export const withoutInPart = (view: object): readonly string[] | undefined =>
  (view as HasRowPolicy).rowPolicy?.inPart?.without;

export const EVERYBODY: RowCondition = 'TRUE';
export const NOBODY: RowCondition = 'FALSE';
export const onlyTo = (...roles: readonly string[]): RowCondition =>
  `${ACTOR.role} IN (${roles.map((role) => `'${role}'`).join(', ')})`;

/** Roles of the database, granted where they exist; processes log in with roles that are members of them. */
const READER = 'homeward_api';
const PROJECTOR_ROLE = 'homeward_projector';
export const ANALYST = 'homeward_analyst';
/** The role with which reports outside the service read. */
const REPORTS = 'homeward_reports';

/** The part that a connection plays: the setting takes effect only for roles that may play it. */
const hasPart = (part: 'projector' | 'analyst'): RowCondition =>
  `(SELECT current_setting('homeward.part', true) = '${part}')`;

/** A table without any read rule is a mistake, and stays closed. */
export class MissingReadRule extends Error {
  override readonly name = 'MissingReadRule';

  constructor(table: string, subjectColumn: string) {
    super(`${table} has no rule for who may read it: give its rows a ${subjectColumn}, or its class a rowPolicy.`);
  }
}

/** The policies of tables: those of their classes, and those of the service. */
class RowPolicies {
  constructor(private readonly rules: RowRules) {}

  of({ target }: EntityMetadata): RowPolicy {
    return { ...(target as HasRowPolicy).rowPolicy, ...this.rules.policies.get(target as object) };
  }

  isCounted(table: EntityMetadata): boolean {
    const { counted, uncounted } = this.of(table);
    return counted ?? (isFact(table) && !uncounted);
  }

  subjectColumnIn(table: EntityMetadata): string | undefined {
    if (isFact(table)) return 'subject';
    const { subjectColumn } = this.rules;
    return (
      this.of(table).subjectColumn ??
      table.columns.find(({ databaseName }) => databaseName === subjectColumn)?.databaseName
    );
  }

  /** @throws MissingReadRule */
  readableIn(table: EntityMetadata, all: readonly EntityMetadata[]): RowCondition {
    const { own } = this.of(table);
    const conditions = [...(own ? [own] : []), ...this.openerConditions(table, all)];
    if (conditions.length === 0) throw new MissingReadRule(table.tableName, this.rules.subjectColumn);
    return anyOf(conditions);
  }

  /** The conditions under which a row of another table opens a row of this one. */
  openerConditions(table: EntityMetadata, all: readonly EntityMetadata[]): readonly RowCondition[] {
    const { alone, opens: opening, through, inPart } = this.of(table);
    const subjectColumn = this.subjectColumnIn(table);
    const openers = alone || !subjectColumn ? [] : all.filter((one) => one !== table && this.of(one).opens);
    // of two openers, the one that stands alone opens the other: policies that query each other would recurse
    const opened = openers
      .filter((one) => !opening || this.of(one).alone)
      .map((one) => {
        const { opens, opensInPart } = this.of(one);
        return `EXISTS (SELECT FROM ${pathOf(one)} opener
        WHERE opener."${this.subjectColumnIn(one)}" = "${table.tableName}"."${subjectColumn}" AND (${(inPart && opensInPart) ?? opens}) OFFSET 0)`;
      });
    const throughs = all
      .filter(({ target }) => target === through?.view())
      .map(
        (one) => `EXISTS (SELECT FROM ${pathOf(one)} part
        WHERE part."${through!.on}" = "${table.tableName}"."${through!.on}")`,
      );
    return [...opened, ...throughs];
  }
}

const isFact = ({ target }: EntityMetadata): boolean =>
  typeof target === 'function' && target.prototype instanceof Fact;
const pathOf = ({ tablePath }: EntityMetadata): string =>
  tablePath
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

const anyOf = (conditions: readonly RowCondition[]): RowCondition =>
  conditions.map((condition) => `(${condition})`).join(' OR ');

type Queries = Pick<EntityManager, 'query'>;

/** Grants to those roles that this database has. */
const granting = async (db: Queries) => {
  const found: { rolname: string }[] = await db.query(`SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)`, [
    [READER, PROJECTOR_ROLE, ANALYST, REPORTS],
  ]);
  const there = new Set(found.map(({ rolname }) => rolname));
  const grant = (what: string, role: string) => (there.has(role) ? [`GRANT ${what} TO ${role}`] : []);
  return { there, grant };
};

const LOCK = 'walls of homeward';
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('${LOCK}'))`;

/** For the owner, and for the role where this database has it. */
const policyFor =
  (there: ReadonlySet<string>) => (name: string, path: string, how: string, role: string, condition: RowCondition) => [
    `DROP POLICY IF EXISTS ${name} ON ${path}`,
    `CREATE POLICY ${name} ON ${path} FOR ${how} TO CURRENT_USER${there.has(role) ? `, ${role}` : ''} ${how === 'INSERT' ? 'WITH CHECK' : 'USING'} (${condition})`,
  ];

/**
 * Who may read and fill the tables: grants, and policies that also bind the owner. The same for new and restored tables;
 * each table is changed in one transaction, so that none is open in between.
 */
export const applyRowSecurity = async (db: DataSource, rules: RowRules, lockWaitMs = LOCK_WAIT_MS) => {
  const policies = new RowPolicies(rules);
  const { there, grant } = await granting(db);
  const policy = policyFor(there);
  const schema = `"${(db.options as { schema?: string }).schema ?? 'public'}"`;
  const tables = db.entityMetadatas.map((table) => {
    const path = pathOf(table);
    const { asks, released } = policies.of(table);
    const counted = policies.isCounted(table);
    return [
      `ALTER TABLE ${path} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
      ...policy('reads', path, 'SELECT', READER, policies.readableIn(table, db.entityMetadatas)),
      ...policy('fills', path, 'ALL', PROJECTOR_ROLE, hasPart('projector')),
      ...(asks ? policy('asks', path, 'INSERT', READER, asks) : []),
      ...(counted ? policy('counts', path, 'SELECT', ANALYST, hasPart('analyst')) : []),
      ...(released ? policy('reports', path, 'SELECT', REPORTS, EVERYBODY) : []),
      ...grant(`SELECT${asks ? ', INSERT' : ''} ON ${path}`, READER),
      ...grant(`SELECT, INSERT, UPDATE, DELETE ON ${path}`, PROJECTOR_ROLE),
      ...(counted ? grant(`SELECT ON ${path}`, ANALYST) : []),
      ...(released ? [...grant(`USAGE ON SCHEMA ${schema}`, REPORTS), ...grant(`SELECT ON ${path}`, REPORTS)] : []),
    ];
  });
  // a set lets its readers in when it becomes live
  const schemas = grant(`USAGE ON SCHEMA ${schema}`, PROJECTOR_ROLE);
  const patiently = [`SET LOCAL lock_timeout = ${lockWaitMs}`, ONE_AT_A_TIME, 'SET LOCAL lock_timeout = DEFAULT'];
  for (const statements of [schemas, ...tables])
    await namingHolder(db, LOCK, () => db.query([...patiently, ...statements].join(';\n')));
};

/** Lets readers into a schema; its tables still decide what they see. */
export const letReadersIn = async (db: Queries, schema: string): Promise<void> => {
  const { grant } = await granting(db);
  const grants = [READER, ANALYST].flatMap((role) => grant(`USAGE ON SCHEMA "${schema}"`, role));
  if (grants.length > 0) await db.query(grants.join(';\n'));
};

/** A policy that exists for as long as the set does. */
const policyOf = (schema: string): string => `opened_by_${schema}`;

/** For tables that belong to no set: what a set's tables open of them to readers of that set. */
export const openKeptTables = async (
  tx: Queries,
  kept: DataSource,
  schema: string,
  set: readonly EntityMetadata[],
  rules: RowRules,
) => {
  const policies = new RowPolicies(rules);
  const policy = policyFor((await granting(tx)).there);
  const statements = kept.entityMetadatas.flatMap((table) => {
    const opened = policies.openerConditions(table, set);
    if (opened.length === 0) return [];
    const condition = `current_schema() = '${schema}' AND (${anyOf(opened)})`;
    return policy(policyOf(schema), pathOf(table), 'SELECT', READER, condition);
  });
  await tx.query([ONE_AT_A_TIME, ...statements].join(';\n'));
};

/** Before the set is dropped. */
export const dropOpenings = async (tx: Queries, schema: string): Promise<void> => {
  const found = (await tx.query(`SELECT polrelid::regclass::text AS name FROM pg_policy WHERE polname = $1`, [
    policyOf(schema),
  ])) as { name: string }[];
  for (const { name } of found) await tx.query(`DROP POLICY ${policyOf(schema)} ON ${name}`);
};

/** What readers read of a set and of the tables that belong to no set as one. */
export const grantReading = async (db: Queries, schema: string, names: readonly string[]): Promise<void> => {
  const { grant } = await granting(db);
  const paths = names.map((name) => `"${schema}"."${name}"`).join(', ');
  const grants = [READER, ANALYST].flatMap((role) => grant(`SELECT ON ${paths}`, role));
  if (grants.length > 0) await db.query(grants.join(';\n'));
};
