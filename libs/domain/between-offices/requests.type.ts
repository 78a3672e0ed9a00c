import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { AtLeast, Code, Flag, Id, InstantAndId, PageInfo, PageSize, Purposes, Stale, type Purpose } from '#nest';
import { OfficeRequestView } from './requests.view.js';

/** The reasons of all of them are opened, and each reading is logged: more are not opened in one go. */
const REQUESTS_MAX = 100;

@ArgsType()
export class OfficeRequestsArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
  @PageSize(REQUESTS_MAX, { nullable: true, description: 'The most requests to show, up to 100; by default, 50.' })
  readonly first?: number;
  @InstantAndId('must be the cursor of a request') readonly after?: string;
  @Id({ nullable: true, description: 'Only this request.' }) readonly requestId?: string;
  @Flag({
    nullable: true,
    description: 'Only the requests that wait for your answer; with false, only all others.',
  })
  readonly waiting?: boolean;
  @Flag({
    nullable: true,
    description: 'Only the requests that your office was asked; with false, only those to other offices.',
  })
  readonly received?: boolean;
}

@ObjectType()
export class OfficeRequestEdge {
  @Field(() => String) readonly cursor!: string;
  @Field(() => OfficeRequestView) readonly node!: OfficeRequestView;
}

@ObjectType({ description: 'Requests between offices, the newest first.' })
export class OfficeRequestConnection {
  @Field(() => [OfficeRequestEdge]) readonly edges!: readonly OfficeRequestEdge[];
  @Field(() => PageInfo) readonly pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are on all pages.' }) readonly totalCount!: number | Promise<number>;
  @Stale() readonly stale!: boolean;
}
