import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  NoticeChannels,
  NoticeKinds,
  NoticeLanguages,
  type NoticeChannel,
  type NoticeKind,
  type NoticeLanguage,
} from '#domain/directory';
import { DateTimeScalar, InstantAndId, PageInfo, PageSize, UuidScalar, codes } from '#nest';
import { DELIVERY_FAILURE_CODES, type DeliveryFailureCode } from '#notices';

const DeliveryFailures = codes('DeliveryFailure', DELIVERY_FAILURE_CODES);

@ObjectType({ description: 'What you are notified outside the console, and where.' })
export class MyNotices {
  @Field(() => [NoticeKinds], { description: 'The kinds that you chose.' }) kinds!: readonly NoticeKind[];
  @Field(() => [NoticeKinds], { description: 'The kinds of which you are notified: of some always, in your role.' })
  notifiedOf!: readonly NoticeKind[];
  @Field(() => String, { nullable: true, description: 'Your e-mail address.' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'The address to which signed messages are posted.' })
  webhook!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The secret with which your service checks them (Standard Webhooks): another one after each choice; null without a webhook.',
  })
  webhookSecret!: string | null;
  @Field(() => NoticeLanguages, { description: 'The language of the messages.' }) language!: NoticeLanguage;
  @Field(() => String, { description: 'Your time zone.' }) timeZone!: string;
  @Field(() => Int, { description: 'The hour there, from 0 to 23, at which you are notified of the work of the day.' })
  dailyAtHour!: number;
  @Field(() => Boolean, { description: 'Whether this service has a mail server.' }) canMail!: boolean;
}

@ArgsType()
export class UndeliveredNoticesArgs {
  @PageSize(100, { nullable: true, description: 'How many at most: 100.' }) readonly first?: number;
  @InstantAndId('must be the cursor of a notice') readonly after?: string;
}

/** A newer version may have written the row, and one unknown code must not take the list away. */
const UNKNOWN_HERE = 'null where this version does not know the code.';

@ObjectType({ description: 'A notice that was given up: the colleague was not notified.' })
export class UndeliveredNotice {
  @Field(() => UuidScalar, { description: 'The id of the notice.' }) id!: string;
  @Field(() => String, { description: 'The colleague, by the name with which they sign in.' }) worker!: string;
  @Field(() => NoticeChannels, { nullable: true, description: `By what it was sent; ${UNKNOWN_HERE}` })
  channel!: NoticeChannel | null;
  @Field(() => NoticeKinds, { nullable: true, description: `What it was about; ${UNKNOWN_HERE}` })
  kind!: NoticeKind | null;
  @Field(() => DateTimeScalar, { description: 'Since when it waited.' }) enqueuedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was given up.' }) settledAt!: Date;
  @Field(() => Int, { description: 'How many times it was tried.' }) attempts!: number;
  @Field(() => DeliveryFailures, {
    nullable: true,
    description: `Why it was given up: a stable code; ${UNKNOWN_HERE}`,
  })
  reason!: DeliveryFailureCode | null;
  @Field(() => String, { description: 'What failed, and what to do.' }) message!: string;
}

@ObjectType()
export class UndeliveredNoticeEdge {
  @Field(() => String) cursor!: string;
  @Field(() => UndeliveredNotice) node!: UndeliveredNotice;
}

@ObjectType({ description: 'The notices of the last 30 days that were given up, the last one first.' })
export class UndeliveredNoticeConnection {
  @Field(() => [UndeliveredNoticeEdge]) edges!: readonly UndeliveredNoticeEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount!: number | Promise<number>;
}
