import { ArgsType } from '@nestjs/graphql';
import { AtLeast, Flag, Line } from '#nest';

@ArgsType()
export class CaseNumberArgs {
  @Line(40, { description: 'The number as it was read or heard: small letters, and without dashes, are the same.' })
  readonly caseNumber!: string;
  @Flag({
    nullable: true,
    description: 'Also find a record that is not yours, before an emergency access. It is logged in that record.',
  })
  readonly forEmergency?: boolean;
  @AtLeast() readonly atLeast?: string;
}
