import { ArgsType, InputType } from '@nestjs/graphql';
import { PreventionProgrammes } from '#domain/operation';
import {
  AtLeast,
  Code,
  Instant,
  Line,
  DateField,
  DayAndKey,
  Nested,
  Text,
  TextList,
  IntField,
  PageSize,
  Office,
  Province,
  Purposes,
  type Purpose,
} from '#nest';

@InputType({ description: 'Another period. By default, the same days of the year before.' })
export class ComparedToInput {
  @DateField({ nullable: true, description: 'Its first day.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Its last day.' }) readonly to?: string;
}

const KnownAt = () =>
  Instant({ nullable: true, description: 'Count only what was recorded by this instant; by default, now.' });

/** The day and the instant as of which figures are counted, and the part of the work that they are about. */
@ArgsType()
class PartArgs {
  @DateField({ nullable: true, description: 'Count only what had happened by this day; by default, today.' })
  readonly asOf?: string;

  @Office({
    nullable: true,
    description:
      'Count only people in the care of this office, the last that received or admitted them or whose case worker was assigned, and its operations. Figures that have no such part are left out. For supervisors and auditors.',
  })
  readonly office?: string;

  @Province({
    nullable: true,
    description:
      'Count only people who were referred in this province last, and operations and prevention activities there.',
  })
  readonly province?: string;

  @Code(PreventionProgrammes, { nullable: true, description: 'Count only prevention activities of this programme.' })
  readonly programme?: string;
}

@ArgsType()
class LookingArgs extends PartArgs {
  @Nested(() => ComparedToInput, {
    nullable: true,
    description: 'Compare each number with the one of another period, as of a day that is as far into it.',
  })
  readonly comparedTo?: ComparedToInput;
}

@ArgsType()
export class LiveFiguresArgs extends LookingArgs {
  @TextList(10, { nullable: true, description: 'The ids of the figures, such as M1; by default, all.' })
  readonly ids?: readonly string[];

  @DateField({ nullable: true, description: 'First day of the period; by default, of the calendar year.' })
  readonly from?: string;

  @DateField({ nullable: true, description: 'Last day of the period; by default, of the calendar year.' })
  readonly to?: string;
}

@ArgsType()
export class FiguresArgs extends LiveFiguresArgs {
  @KnownAt() readonly knownAt?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class AnnualReportArgs extends LookingArgs {
  @KnownAt() readonly knownAt?: string;
  @AtLeast() readonly atLeast?: string;
  @IntField(9_999) readonly year!: number;
}

@ArgsType()
export class FigureTrendArgs extends PartArgs {
  @Line(10, { description: 'The id of the figure, such as M1.' }) readonly id!: string;

  @DateField({ nullable: true, description: 'First day of the period; by default, of the calendar year.' })
  readonly from?: string;

  @DateField({ nullable: true, description: 'Last day of the period; by default, of the calendar year.' })
  readonly to?: string;
}

const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ArgsType()
export class FigureEventsArgs {
  @Code(Purposes) readonly purpose!: Purpose;

  @Text(200, { nullable: true, description: 'The cell; by default, the figure as a whole, with its bases.' })
  readonly cell?: string;

  @PageSize(50, { nullable: true, description: 'The most events to return; by default, 50.' }) readonly first?: number;
  @DayAndKey(EVENT_ID, 'must be the cursor of an event') readonly after?: string;
}
