import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { ReadingGate, type Comparing } from '#security/access';
import { isErased, known, type PersonalClass } from '#kernel/decider';
import { StoreUnavailable, type OpenedEvent } from '#kernel/event-store';
import { waitForPosition, runAsReader } from '#kernel/projections';
import { CurrentReader, Receipt, AggregateStores, codes, openLatest, positionIn, type Reader } from '#kernel/nest';
import { Sealing } from '#kernel/integrity';
import { PersonToken } from '../person.index.js';
import { likenessOf, reasonsFor, type PersonDescription } from './duplicates.rules.js';
import { DUPLICATE_REASONS, type DuplicateReason } from '../referral.codes.js';
import { MATCHER } from './matcher.wall.js';
import type { ReferralEvents } from '../referral.events.js';
import { ReferralView } from '../referral.view.js';

const DuplicateReasons = codes('DuplicateReason', DUPLICATE_REASONS);

@ObjectType({ description: 'Other records that may be of the same person. They are not named: ask a supervisor.' })
export class PossibleDuplicates {
  @Field(() => Int, { description: 'How many other survivors may be the same person.' })
  count!: number;

  @Field(() => [DuplicateReasons], { description: 'Why, the strongest first.' })
  reasons!: readonly DuplicateReason[];
}

/** Milliseconds to wait for the index. */
const PATIENCE = 2_000;

const COMPARED: Readonly<Partial<Record<keyof PersonDescription, PersonalClass>>> = {
  givenName: 'identity',
  familyName: 'identity',
  localGivenName: 'identity',
  localFamilyName: 'identity',
  birthDate: 'identity',
  contact: 'contact',
};

const OPENED = [...new Set(Object.values(COMPARED))];

/**
 * A field of the receipt, so that only callers who select it wait until the index has read this referral and all before
 * it. Many records share a token, so their values are opened here and compared with the referral as it was received.
 * Comparing with later details would let a caller revise them, ask again and learn about anybody. Each comparison is
 * logged in the compared record before its values are opened.
 */
@Resolver(() => Receipt)
export class PossibleDuplicatesResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly transactors: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {}

  @ResolveField(() => PossibleDuplicates, {
    nullable: true,
    description:
      'For receiveReferral only: whether the survivor may already be on record. Null while that is not known yet: query it again.',
  })
  async possibleDuplicates(
    @Parent() { survivorId, command, position }: Receipt,
    @CurrentReader() { by, operation }: Reader,
  ): Promise<PossibleDuplicates | null> {
    if (command !== 'ReceiveReferral' || survivorId === undefined) return null;
    const tables = [ReferralView, PersonToken].map((view) => this.db.getMetadata(view).tableName);
    const read = positionIn(this.transactors.ledger, position, 'position');
    if (!(await waitForPosition(this.db, tables, read, PATIENCE))) return null;
    const comparing = { by, operation, purpose: 'DATA_QUALITY', classes: OPENED } as const;
    return runAsReader(MATCHER, () => this.#lookFor(survivorId, comparing)).catch((error: unknown) => {
      // the referral stands even if nothing can be logged or opened now: the caller queries the field again
      if (error instanceof StoreUnavailable) return null;
      throw error;
    });
  }

  async #lookFor(survivorId: string, comparing: Omit<Comparing, 'survivorIds'>): Promise<PossibleDuplicates | null> {
    const received = await this.#received(survivorId);
    if (!received) return null;
    const { eventId, person } = received;
    const survivorIds = await this.#alike(survivorId, eventId);
    await this.gate.compare({ ...comparing, survivorIds });
    const others = await this.#described(survivorIds);
    const reasons = others.map((other) => reasonsFor(person, other)).filter(({ length }) => length > 0);
    return {
      count: reasons.length,
      reasons: DUPLICATE_REASONS.filter((reason) => reasons.some((each) => each.includes(reason))),
    };
  }

  /** The referral as it was recorded, regardless of later revisions and corrections. */
  async #received(survivorId: string): Promise<{ eventId: string; person: PersonDescription } | undefined> {
    const { store, codec } = this.transactors.ledger;
    const [first] = await store.read(`survivor-${survivorId}`);
    if (!first) return undefined;
    const [{ id: eventId, data }] = (await codec.open<ReferralEvents>([first], Object.values(COMPARED))) as [
      OpenedEvent<ReferralEvents>,
    ];
    const details = Object.entries(data).map(([field, value]) => [field, known<unknown>(value)]);
    return { eventId, person: Object.fromEntries(details) as PersonDescription };
  }

  /** Survivors who share two tokens of a kind with the referral, or the only one that it has. */
  async #alike(survivorId: string, eventId: string): Promise<string[]> {
    const found: { subject: string }[] = await this.db.query(
      `WITH token AS (
          SELECT * FROM ${this.db.getMetadata(PersonToken).tablePath} WHERE kind = ANY ($2)
        ),
        received AS (SELECT DISTINCT kind, token FROM token WHERE subject = $1 AND "eventId" = $3)
      SELECT DISTINCT subject FROM (
        SELECT subject, kind FROM token JOIN received USING (kind, token) WHERE subject <> $1 AND "recordedTo" IS NULL
        GROUP BY subject, kind
        HAVING count(DISTINCT token) >= (SELECT least(2, count(*)) FROM received own WHERE own.kind = token.kind)
      ) alike`,
      [survivorId, Object.keys(likenessOf({})), eventId],
    );
    return found.map(({ subject }) => subject);
  }

  async #described(ids: readonly string[]): Promise<PersonDescription[]> {
    const rows = await this.db.getRepository(ReferralView).findBy({ survivorId: In(ids) });
    return Promise.all(rows.map((row) => this.#open(row)));
  }

  async #open({ sealed, sex, birthYear }: ReferralView): Promise<PersonDescription> {
    const details = Object.entries(COMPARED).map(async ([field, personalClass]) => {
      const value = await openLatest(this.sealing, sealed, personalClass, field);
      return [field, isErased(value) ? undefined : value];
    });
    return {
      ...(Object.fromEntries(await Promise.all(details)) as PersonDescription),
      sex,
      birthYear: birthYear ?? undefined,
    };
  }
}
