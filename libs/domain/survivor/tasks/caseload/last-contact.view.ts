import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import { DateScalar, UuidScalar } from '#nest';
import { contactOn } from './last-contact.js';

/** Withheld before a forensic interview, as in the caseload: it may say that a colleague asked before. */
@Entity('last_contact')
@ObjectType('LastContact', { description: 'The last time that somebody met or called the survivor.' })
export class LastContactView extends View {
  /** The last contact as of a day: contacts may be recorded late, and a service lasts longer than its first day. */
  static readonly shownOn = contactOn;

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  /** Later entries change the row, and `lastEventId` with it, without being the last contact. */
  @Column('uuid')
  @Field(() => UuidScalar, { description: 'The id of the entry that says so.' })
  entryId!: string;

  @Column('text')
  @Field(() => String, { description: 'The name of that event.' })
  event!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'Who met or called the survivor: colleagues, or the provider of a service.' })
  by!: readonly string[];
}
