import { ObjectType } from '@nestjs/graphql';
import type { SealedValue } from '#kernel/projections';
import { PersonalField, type PersonalText } from '#nest';

@ObjectType({ description: "The survivor's name, as far as the reader's role and purpose allow." })
export class PersonName {
  readonly sealed!: readonly SealedValue[];

  @PersonalField('identity', 'givenName') readonly givenName?: PersonalText;
  @PersonalField('identity', 'familyName') readonly familyName?: PersonalText;
  @PersonalField('identity', 'localGivenName') readonly localGivenName?: PersonalText;
  @PersonalField('identity', 'localFamilyName') readonly localFamilyName?: PersonalText;
}
