import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { NOTICE_CHANNELS, NOTICE_KINDS, isNotifiedOf, noticeAddresses, registersIn } from '#domain/directory';
import { dayAt, type Actor } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentActor, ROLES, knownCode, pageInfoOf, withTotalCount } from '#nest';
import { DELIVERY_FAILURES, DELIVERY_FAILURE_CODES, webhookSecret, type NoticeRow } from '#notices';
import { Installation, webhookKey } from '#platform';
import {
  MyNotices,
  UndeliveredNoticeConnection,
  UndeliveredNoticesArgs,
  type UndeliveredNotice,
} from './notices.type.js';

const PAGE = 50;

const GIVEN_UP = `SELECT * FROM notice WHERE state = 'undelivered'
  AND ($1::timestamptz IS NULL OR (date_trunc('milliseconds', "settledAt"), id) < ($1, $2))
  ORDER BY date_trunc('milliseconds', "settledAt") DESC, id DESC LIMIT $3`;

const COUNT_GIVEN_UP = `SELECT count(*)::int AS count FROM notice WHERE state = 'undelivered'`;

/** What colleagues are notified outside the console. */
@Resolver()
export class NoticesResolver {
  constructor(
    private readonly db: DataSource,
    private readonly installation: Installation,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  @AllowedTo(...ROLES)
  @Query(() => MyNotices, {
    nullable: true,
    description: 'What you are notified outside the console, and where; null before you chose.',
  })
  async myNotices(@CurrentActor() by: Actor): Promise<MyNotices | null> {
    const registers = await registersIn(this.stores);
    const { workers } = registers;
    const worker = Object.hasOwn(workers, by.id) ? workers[by.id] : undefined;
    if (!worker?.notices) return null;
    const { configuration } = this.installation;
    const today = dayAt(new Date().toISOString());
    const { kinds, language, timeZone, dailyAtHour, chosenIn } = worker.notices;
    const { email, webhook } = (await noticeAddresses(this.stores, worker.notices)) ?? {};
    return {
      kinds,
      notifiedOf: NOTICE_KINDS.filter((kind) => isNotifiedOf(registers, by.id, kind, today)),
      email: email ?? null,
      webhook: webhook ?? null,
      webhookSecret:
        webhook === undefined ? null : webhookSecret(await webhookKey(configuration), { worker: by.id, chosenIn }),
      language,
      timeZone,
      dailyAtHour,
      canMail: configuration.notices.mail !== undefined,
    };
  }

  @AllowedTo('ADMINISTRATOR')
  @Query(() => UndeliveredNoticeConnection, {
    description: 'The notices that did not reach a colleague by e-mail or webhook, and why.',
  })
  async undeliveredNotices(
    @Args() { first = PAGE, after }: UndeliveredNoticesArgs,
  ): Promise<UndeliveredNoticeConnection> {
    const [settledAt = null, id = null] = after?.split('/') ?? [];
    const found = (await this.db.query(GIVEN_UP, [settledAt, id, first + 1])) as NoticeRow[];
    const edges = found.slice(0, first).map((row) => ({
      cursor: `${row.settledAt!.toISOString()}/${row.id}`,
      node: toNoticeType(row),
    }));
    const page = { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }) };
    return withTotalCount(page, async () => {
      const [counted] = (await this.db.query(COUNT_GIVEN_UP)) as readonly { readonly count: number }[];
      return counted!.count;
    });
  }
}

const UNKNOWN_REASON =
  'This version of the service does not know the reason, which a newer one has recorded: look at the log of the projector.';

const toNoticeType = ({
  id,
  worker,
  channel,
  kind,
  enqueuedAt,
  settledAt,
  attempts,
  reason,
}: NoticeRow): UndeliveredNotice => {
  const known = knownCode(DELIVERY_FAILURE_CODES, reason);
  return {
    id,
    worker,
    channel: knownCode(NOTICE_CHANNELS, channel),
    kind: knownCode(NOTICE_KINDS, kind),
    enqueuedAt,
    settledAt: settledAt!,
    attempts,
    reason: known,
    message: known ? DELIVERY_FAILURES[known] : UNKNOWN_REASON,
  };
};
