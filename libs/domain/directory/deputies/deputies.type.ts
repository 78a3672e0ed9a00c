import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '#nest';

@ObjectType('Deputy', { description: 'Who acts in the place of a supervisor, and when.' })
export class DeputyType {
  @Field(() => String, { description: 'The deputy, by sign-in name.' }) deputy!: string;
  @Field(() => DateScalar, { description: 'The first day.' }) from!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while no end is known.' })
  until!: string | null;
}

@ObjectType('StandIn', { description: 'A supervisor in whose place you may act today.' })
export class StandInType {
  @Field(() => String, { description: 'What the header homeward-deputy-of takes.' }) worker!: string;
  @Field(() => String, { nullable: true, description: 'The name of the supervisor, if one was recorded.' })
  name!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Khmer script, if one was recorded.' })
  localName!: string | null;
  @Field(() => String, { description: 'The office that they supervise.' }) office!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while no end is known.' })
  until!: string | null;
}
