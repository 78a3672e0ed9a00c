import { setTimeout as sleep } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { positionText, subjectOf } from '#kernel/event-store';
import { askToRetry, type ParkedStream } from '#kernel/projections';
import { AllowedTo, POLICIES, STEPS, AggregateStores, type Policy, type Step, pageInfoOf } from '#nest';
import { ParkedArgs, ParkedConnection, ParkedOutcome, RetryParked } from './parked.type.js';
import { tablesThatPark } from './filled.js';

const PAGE = 50;

const PAGE_OF = `SELECT * FROM parked_streams WHERE name = ANY ($1) AND (name, stream) > ($2, $3) ORDER BY name, stream LIMIT $4`;
const LIKE = `SELECT * FROM parked_streams WHERE name = $1 AND stream LIKE $2`;

/** Milliseconds to wait for the projector, and between two polls. */
const [RESULT_TIMEOUT_MS, POLL_INTERVAL_MS] = [4_000, 50];

@Resolver()
export class ParkedResolver {
  readonly #tables: readonly string[];

  constructor(
    private readonly db: DataSource,
    private readonly stores: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
    @Inject(POLICIES) policies: readonly Policy[],
  ) {
    this.#tables = tablesThatPark(db, steps, policies);
  }

  /** The parked streams of the tables of this build, of policies and of the eraser. */
  @AllowedTo('AUDITOR', 'ADMINISTRATOR')
  @Query(() => ParkedConnection, {
    description:
      'The records that are parked for a view, a policy or the eraser because an event could not be applied, or waits for a hold to end, and why.',
  })
  async parked(@Args() { first = PAGE, after }: ParkedArgs): Promise<ParkedConnection> {
    const [name, stream] = after?.split('/') ?? ['', ''];
    const found = (await this.db.query(PAGE_OF, [this.#tables, name, stream, first + 1])) as ParkedStream[];
    const { storeContext } = this.stores;
    const edges = found.slice(0, first).map((one) => ({
      cursor: `${one.name}/${one.stream}`,
      node: {
        projection: one.name,
        subject: subjectOf(one.stream),
        eventId: one.eventId,
        type: one.type,
        position: positionText(storeContext, BigInt(one.position)),
        reason: one.reason,
        since: one.parkedAt,
      },
    }));
    return {
      edges,
      pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }),
    };
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => ParkedOutcome, {
    description: 'Retry a parked record from its first parked event on. A retry loses nothing, whatever its result.',
  })
  async retryParked(@Args('input') { projection, subject }: RetryParked): Promise<ParkedOutcome> {
    const like = `%-${subject.replaceAll('_', '\\_')}`;
    const [before] = (await this.db.query(LIKE, [projection, like])) as ParkedStream[];
    if (!before) return { projection, subject, state: 'gone', reason: null };
    const { name, stream, triedAt } = before;
    await askToRetry(this.db, name, stream);
    for (const deadline = Date.now() + RESULT_TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_INTERVAL_MS)) {
      const [now] = (await this.db.query(LIKE, [name, stream.replaceAll('_', '\\_')])) as ParkedStream[];
      if (!now) return { projection, subject, state: 'gone', reason: null };
      if (+(now.triedAt ?? 0) > +(triedAt ?? 0)) return { projection, subject, state: 'parked', reason: now.reason };
    }
    const reason = 'The projector has not answered yet: check that it runs. It retries everything when it starts.';
    return { projection, subject, state: 'waiting', reason };
  }
}
