import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { EVERYBODY, type RowPolicy } from '#kernel/projections';

/** A command of a policy that a rule refused: it is skipped, and an operator should find out why. */
@Entity('policy_refusal')
export class PolicyRefusal {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY };

  /** A policy repeats its command under the same id. */
  @PrimaryColumn('uuid')
  commandId!: string;

  @Column('text')
  policy!: string;

  /** The event that the policy answered. */
  @Column('uuid')
  eventId!: string;

  @Column('text')
  code!: string;

  @Column('timestamptz', { default: () => 'now()' })
  refusedAt!: Date;
}

type Queries = Pick<EntityManager, 'query'>;

export const noteRefusal = async (
  db: Queries,
  { commandId, policy, eventId, code }: Omit<PolicyRefusal, 'refusedAt'>,
): Promise<void> => {
  await db.query(
    `INSERT INTO policy_refusal ("commandId", policy, "eventId", code) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [commandId, policy, eventId, code],
  );
};

export interface RefusedCommand {
  readonly count: number;
  /** The code of the latest refusal. */
  readonly last: string;
}

/** The last refusal of each policy, by its name. */
export const readPolicyRefusals = async (db: Queries): Promise<ReadonlyMap<string, RefusedCommand>> => {
  const rows = (await db.query(
    `SELECT policy, count(*)::int AS count, (array_agg(code ORDER BY "refusedAt" DESC))[1] AS last
     FROM policy_refusal GROUP BY policy`,
  )) as (RefusedCommand & { policy: string })[];
  return new Map(rows.map(({ policy, ...refused }) => [policy, refused]));
};
