import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FlawKind } from './set-aside.codes.js';
import { FlawKinds, SetAsideView } from './set-aside.view.js';

@ObjectType({
  description: 'A record that takes no commands, because its first entry which cannot be relied on was not set aside.',
})
export class FlawedRecord {
  @Field(() => String) stream!: string;
  @Field(() => ID, { description: 'Of that entry.' }) eventId!: string;
  @Field(() => Int, { description: 'Where it lies in the record.' }) revision!: number;
  @Field(() => FlawKinds) kind!: FlawKind;
  @Field(() => String, { description: 'What does not hold, and nothing of what the entry says.' }) reason!: string;
  @Field(() => Date, { description: 'When it was noticed.' }) since!: Date;
  @Field(() => SetAsideView, { nullable: true, description: 'That somebody asks to set it aside.' })
  request!: SetAsideView | null;
}
