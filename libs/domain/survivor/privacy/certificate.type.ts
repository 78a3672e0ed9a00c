import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import type { PersonalClass } from '#kernel/decider';
import {
  DateScalar,
  DateTimeScalar,
  UuidScalar,
  Code,
  Id,
  Purposes,
  RecordedRole,
  type Purpose,
  PersonalClasses,
} from '#nest';
import type { ErasureAskedBy, StaysAfterErasure } from './privacy.codes.js';
import { ErasureAskers, StayingAfterErasure } from './privacy.commands.js';

@ArgsType()
export class CertificateArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@ObjectType({ description: 'Who took part in an erasure, and in which role.' })
export class ErasedBy {
  @Field(() => ID) id!: string;
  @RecordedRole() role!: string;
  @Field(() => String) organisation!: string;
}

@ObjectType({ description: "The erasure of a survivor's personal data: what was erased, and what stays." })
export class ErasureCertificate {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => UuidScalar) requestId!: string;
  @Field(() => ErasureAskers, { nullable: true })
  askedBy!: ErasureAskedBy | null;
  @Field(() => DateScalar, { nullable: true }) requestedOn!: string | null;
  @Field(() => ErasedBy, { nullable: true }) requestedBy!: ErasedBy | null;
  @Field(() => DateScalar) approvedOn!: string;
  @Field(() => ErasedBy) approvedBy!: ErasedBy;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'For a duplicate: the record for which the erasure was approved.',
  })
  keptSurvivorId!: string | null;
  @Field(() => [UuidScalar], { description: 'The duplicates that the approval includes.' })
  duplicates!: readonly string[];
  @Field(() => DateTimeScalar) erasedAt!: string;
  @Field(() => [PersonalClasses], {
    description: 'The kinds of personal data that were sealed, and can no longer be opened.',
  })
  classes!: readonly PersonalClass[];
  @Field(() => [ID], { description: 'The keys that were destroyed.' }) keyIds!: readonly string[];
  @Field(() => UuidScalar, { description: 'The entry that records the erasure.' }) eventId!: string;
  @Field(() => String, { description: 'The hash of that entry, which chains it to all before it.' }) hash!: string;
  @Field(() => DateTimeScalar, {
    description: 'The latest time at which a backup of the keys can still open data of the survivor.',
  })
  backupsOpenUntil!: string;
  @Field(() => DateTimeScalar, {
    description: 'The latest time at which a process can still hold opened data in memory.',
  })
  processesRememberUntil!: string;
  @Field(() => [StayingAfterErasure], { description: 'What is not erased: `labels` explains it in plain words.' })
  stays!: readonly StaysAfterErasure[];
}
