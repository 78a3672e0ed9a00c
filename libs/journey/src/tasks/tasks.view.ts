import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View } from '#read-models';
import type { AssignedAs } from '../assignment/assignment.codes.js';
import type { RiskLevel } from '../risk/risk.codes.js';
import type { CaseStatus } from './tasks.codes.js';
import type { Tasks } from './tasks.decider.js';

export interface Assignee {
  readonly assignmentId: string;
  readonly worker: string;
  readonly as: AssignedAs;
}

/**
 * Whose case it is, and what is still to be done in it. Not by when: that is for the settings in force to say, whenever it is
 * read. Disposable: to change it, rename the table (…_v4) and let it be rebuilt from the events.
 */
@Entity('caseload_v3')
@Index(['office', 'referredOn', 'survivorId'], { where: 'current' })
@Index(['referredOn', 'survivorId'], { where: 'current AND nobodys' })
@Index(['office', 'owingSince', 'survivorId'], { where: 'owing' })
@Index(['owingSince', 'survivorId'], { where: 'owing AND nobodys' })
export class CaseView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('date')
  referredOn!: string;

  @Column('text')
  office!: string;

  @Column('text')
  receivedBy!: string;

  /** Those of live assignments; null as long as there never was one. */
  @Column('jsonb', { nullable: true })
  assigned!: readonly Assignee[] | null;

  /** Who may open her record: those assigned, or whoever received the referral until somebody is. */
  @Column('text', { array: true })
  workers!: readonly string[];

  /** Somebody was entrusted with her, and nobody is any more. */
  @Column('boolean')
  nobodys!: boolean;

  @Column('text')
  status!: CaseStatus;

  @Column('text', { nullable: true })
  riskLevel!: RiskLevel | null;

  /** A duplicate: her case goes on in the record that is kept. */
  @Column('boolean')
  linked!: boolean;

  /** In somebody's hands, or not closed. */
  @Column('boolean')
  current!: boolean;

  /** Whether anything is open in it. */
  @Column('boolean')
  owing!: boolean;

  /** The earliest day from which anything open in it runs: nothing in it falls due before. */
  @Column('date', { nullable: true })
  owingSince!: string | null;

  @Column('jsonb')
  tasks!: Tasks;
}
