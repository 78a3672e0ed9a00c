import { ArgsType, InputType } from '@nestjs/graphql';
import {
  AtLeast,
  Code,
  Instant,
  DateField,
  Nested,
  Pattern,
  Text,
  TextList,
  IntField,
  Purposes,
  type Purpose,
} from '#kernel/nest';

@InputType({ description: 'Another period. By default, the same days of the year before.' })
export class ComparedToInput {
  @DateField({ nullable: true, description: 'Its first day.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Its last day.' }) readonly to?: string;
}

const KnownAt = () =>
  Instant({ nullable: true, description: 'Count only what was recorded by this instant; by default, now.' });

/** The day and the instant as of which figures are counted, and the days of the comparison. */
@ArgsType()
class LookingArgs {
  @DateField({ nullable: true, description: 'Count only what had happened by this day; by default, today.' })
  readonly asOf?: string;

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

const CURSOR = /^\d{4}-\d{2}-\d{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ArgsType()
export class FigureEventsArgs {
  @Code(Purposes) readonly purpose!: Purpose;

  @Text(200, { nullable: true, description: 'The cell; by default, the figure as a whole, with its bases.' })
  readonly cell?: string;

  @IntField(50, { nullable: true, description: 'The most events to return; by default, 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an event', { nullable: true }) readonly after?: string;
}
