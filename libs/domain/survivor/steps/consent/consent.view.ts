import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import type { ConsentGiver, ConsentScope } from './consent.codes.js';
import { ConsentGivers, ConsentScopes } from './consent.commands.js';

@Entity('consent')
@ObjectType('Consent', { description: 'A consent, or an override of a missing consent.' })
export class ConsentView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  consentId!: string;

  @Column('text', { array: true })
  @Field(() => [ConsentScopes])
  scopes!: readonly ConsentScope[];

  @Column('text', { array: true })
  @Field(() => [String], { description: 'For the scope Sharing: the organisations that may be informed.' })
  recipients!: readonly string[];

  @Column('text', { nullable: true })
  @Field(() => ConsentGivers, { nullable: true, description: 'Null for an override.' })
  givenBy!: ConsentGiver | null;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  expiresOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  withdrawnOn!: string | null;

  @Column('boolean')
  @Field(() => Boolean)
  overridden!: boolean;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'For an override: the decision of its review; null until then.',
  })
  upheld!: boolean | null;
}
