import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, UuidScalar } from '#nest';
import type { FlawKind } from './set-aside.codes.js';
import { FlawKinds, SetAsideView } from './set-aside.view.js';

@ObjectType({
  description: 'A record that takes no commands, because its first unreliable entry is not set aside.',
})
export class FlawedRecord {
  @Field(() => String) stream!: string;
  @Field(() => UuidScalar, { description: 'The id of that entry.' }) eventId!: string;
  @Field(() => Int, { description: 'The position of the entry in the record.' }) revision!: number;
  @Field(() => FlawKinds) kind!: FlawKind;
  @Field(() => String, { description: 'Which check fails; it shows no content of the entry.' }) reason!: string;
  @Field(() => DateTimeScalar, { description: 'When it was detected.' }) since!: Date;
  @Field(() => SetAsideView, { nullable: true, description: 'The pending request to set it aside, if there is one.' })
  request!: SetAsideView | null;
}
