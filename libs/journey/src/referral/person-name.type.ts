import { ObjectType } from '@nestjs/graphql';
import type { SealedValue } from '#read-models';
import { PersonalField, type PersonalText } from '#step';

@ObjectType({ description: 'How she is called, as far as your role and purpose let you know it.' })
export class PersonName {
  readonly sealed!: readonly SealedValue[];

  @PersonalField('identity', 'givenName') readonly givenName?: PersonalText;
  @PersonalField('identity', 'familyName') readonly familyName?: PersonalText;
  @PersonalField('identity', 'localGivenName') readonly localGivenName?: PersonalText;
  @PersonalField('identity', 'localFamilyName') readonly localFamilyName?: PersonalText;
}
