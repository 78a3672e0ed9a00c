import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy } from '#kernel/projections';
import type { AssignedAs } from '../steps/assignment/assignment.codes.js';
import type { RiskLevel } from '../steps/risk/risk.codes.js';
import type { CaseStatus } from './tasks.codes.js';
import type { Tasks } from './tasks.state.js';

export interface AssignedWorker {
  readonly assignmentId: string;
  readonly worker: string;
  readonly as: AssignedAs;
}

/**
 * Who is responsible for a case, and its open tasks. Due days are not stored: they depend on the settings in force at
 * the time of reading.
 */
@Entity('caseload')
@Index(['office', 'referredOn', 'survivorId'], { where: 'current' })
@Index(['referredOn', 'survivorId'], { where: 'current AND nobodys' })
@Index(['office', 'owingSince', 'survivorId'], { where: 'owing' })
@Index(['owingSince', 'survivorId'], { where: 'owing AND nobodys' })
export class CaseView extends View {
  static readonly rowPolicy: RowPolicy = { inPart: { without: [] } };
  static readonly edition = 4;

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('date')
  referredOn!: string;

  @Column('text')
  office!: string;

  @Column('text')
  receivedBy!: string;

  /** The workers with a live assignment; null before the first assignment. */
  @Column('jsonb', { nullable: true })
  assigned!: readonly AssignedWorker[] | null;

  /**
   * Who may open the record: the assigned workers, or the worker who received the referral until the first assignment.
   */
  @Column('text', { array: true })
  workers!: readonly string[];

  /** The case was assigned once, and is no longer. */
  @Column('boolean')
  nobodys!: boolean;

  @Column('text')
  status!: CaseStatus;

  @Column('text', { nullable: true })
  riskLevel!: RiskLevel | null;

  /** The day on which somebody last met or called the survivor, as far as it was recorded. */
  @Column('date', { nullable: true })
  lastContactOn!: string | null;

  /** A duplicate: the case continues in the kept record. */
  @Column('boolean')
  linked!: boolean;

  /** Assigned to a worker, or not closed. */
  @Column('boolean')
  current!: boolean;

  /** Whether a task is open in it. */
  @Column('boolean')
  owing!: boolean;

  /** The earliest day from which an open task runs: no task falls due before. */
  @Column('date', { nullable: true })
  owingSince!: string | null;

  @Column('jsonb')
  tasks!: Tasks;
}
