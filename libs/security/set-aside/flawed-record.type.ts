import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, PageSize, Pattern, UuidScalar } from '#nest';
import type { FlawKind } from './set-aside.codes.js';
import { FlawKinds, SetAsideView } from './set-aside.view.js';

/** Milliseconds since 1970, in digits that are always an instant of the database, and the stream. */
const PLACE = /^\d{1,13}\/[a-z]{1,20}-[\w-]{1,100}$/;

@ArgsType()
export class FlawedRecordsArgs {
  @PageSize(100, { nullable: true, description: 'The most records to return, up to 100; by default, 50.' })
  readonly first?: number;
  @Pattern(PLACE, 'must be the cursor of a flawed record', { nullable: true }) readonly after?: string;
}

@ObjectType({
  description: 'A record that takes no commands, because its first unreliable entry is not set aside.',
})
export class FlawedRecord {
  @Field(() => String, { description: 'Send it as `after` to continue after this record.' }) cursor!: string;
  @Field(() => String) stream!: string;
  @Field(() => UuidScalar, { description: 'The id of that entry.' }) eventId!: string;
  @Field(() => Int, { description: 'The position of the entry in the record.' }) revision!: number;
  @Field(() => FlawKinds) kind!: FlawKind;
  @Field(() => String, { description: 'Which check fails; it shows no content of the entry.' }) reason!: string;
  @Field(() => DateTimeScalar, { description: 'When it was detected.' }) since!: Date;
  @Field(() => SetAsideView, { nullable: true, description: 'The pending request to set it aside, if there is one.' })
  request!: SetAsideView | null;
}
