import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, JsonValue, Office, OrganisationId, RecorderType, UuidScalar, Worker } from '#nest';

@ArgsType()
export class RegisterHistoryArgs {
  @Office({ nullable: true, description: 'The code of an office.' }) readonly office?: string;
  @Worker({ nullable: true, description: 'The name with which a colleague signs in.' }) readonly worker?: string;
  @OrganisationId({ nullable: true, description: 'The id of an organisation.' }) readonly organisationId?: string;
}

@ObjectType('RegisterChange', { description: 'What was recorded about an entry of a register at one time.' })
export class RegisterChangeType {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => DateScalar, { description: 'The day from which it counts.' }) on!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => JsonValue, { description: 'The content as it was recorded.' }) data!: unknown;
}
