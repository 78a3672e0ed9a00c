import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Id } from '#step';

@ObjectType('Demonstration', {
  description: 'The invented people of 2020, with whom a service that is new can be filled, in development only.',
})
export class DemonstrationType {
  @Field(() => Boolean, {
    description: 'Whether they may be loaded: nobody else is recorded here, and not all of them are.',
  })
  offered!: boolean;
  @Field(() => Boolean, { description: 'Whether they are being loaded.' }) loading!: boolean;
  @Field(() => Boolean, { description: 'Whether all of them are recorded, and shown by the views.' }) loaded!: boolean;
  @Field(() => Int, { description: 'How many entries were sent since it was last begun.' }) done!: number;
  @Field(() => Int, { description: 'How many there are.' }) total!: number;
}

@InputType()
export class LoadDemonstration {
  @Id({ nullable: true, description: 'A UUID of yours. It is loaded once, whoever asks however often.' })
  readonly commandId?: string;
}
