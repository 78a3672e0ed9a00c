import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateField, Id } from '#nest';

@ObjectType('Demonstration', {
  description: 'The invented people of 2020, to fill an empty service with, in development only.',
})
export class DemonstrationType {
  @Field(() => Boolean, {
    description: 'Whether they may be loaded: there are no other records, and not all of them are recorded yet.',
  })
  offered!: boolean;
  @Field(() => Boolean, { description: 'Whether they are being loaded.' }) loading!: boolean;
  @Field(() => Boolean, { description: 'Whether all of them are recorded, and shown by the views.' }) loaded!: boolean;
  @Field(() => Int, { description: 'How many commands were sent since the load last started.' }) done!: number;
  @Field(() => Int, { description: 'How many commands there are.' }) total!: number;
}

@InputType('LoadDemonstrationInput')
export class LoadDemonstration {
  @Id({ nullable: true, description: 'A UUID that you choose. The people are loaded once, however often it is sent.' })
  readonly commandId?: string;
  @DateField({
    nullable: true,
    description:
      'Move all dates by whole weeks, so that the invented year ends on this day or up to six days before. Without it, it is 2020. A load that resumes keeps its dates.',
  })
  readonly until?: string;
}
