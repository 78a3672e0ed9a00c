import { ArgsType } from '@nestjs/graphql';
import { Instant, OnDay, Pattern, TextList, Whole } from '#step';

@ArgsType()
export class FiguresArgs {
  @TextList(10, { nullable: true, description: 'Which figures, such as M1; all when left out.' })
  readonly ids?: readonly string[];

  @OnDay({ nullable: true, description: 'First day of the period: by default, of the calendar year.' })
  readonly from?: string;

  @OnDay({ nullable: true, description: 'Last day of the period: by default, of the calendar year.' })
  readonly to?: string;

  @OnDay({ nullable: true, description: 'Count only what had happened by this day: by default, today.' })
  readonly asOf?: string;

  @Instant({ nullable: true, description: 'Count only what was recorded at this instant: by default, now.' })
  readonly knownAt?: string;
}

@ArgsType()
export class AnnualReportArgs {
  @Whole(9_999) readonly year!: number;
}

const CURSOR = /^\d{4}-\d{2}-\d{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ArgsType()
export class FigureEventsArgs {
  @Whole(50, { nullable: true, description: 'How many events at most: 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an event', { nullable: true }) readonly after?: string;
}
