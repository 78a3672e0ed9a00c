import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import { DateScalar, UuidScalar } from '#nest';
import { contactOn } from './last-contact.js';

/** Withheld before a forensic interview, as in the caseload: it may say that a colleague asked before. */
@Entity('last_contact')
@ObjectType('LastContact', { description: 'The last time that somebody met or called the survivor.' })
export class LastContactView extends View {
  /** As of a day: a contact may have been recorded late, and a service ends after the day on which it began. */
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
