import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '#nest';
import type { ConsentFlaw } from './consent.codes.js';
import { ConsentFlaws } from './consent.commands.js';

@ObjectType({
  description: 'Whether the rules accept a consent today, or on the day of a past state, and how long they will.',
})
export class ConsentStanding {
  @Field(() => UuidScalar)
  consentId!: string;

  @Field(() => ConsentFlaws, { nullable: true, description: 'Why the rules refuse it; null while they accept it.' })
  flaw!: ConsentFlaw | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which they accept it, as far as that is known; null without one.',
  })
  until!: string | null;

  @Field(() => ConsentFlaws, { nullable: true, description: 'Why it ends on that day.' })
  ends!: ConsentFlaw | null;
}
