import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { PURPOSES_OF, isListed, relationWordsOf } from '#security/access';
import {
  AggregateStores,
  AllowedTo,
  CurrentReader,
  withTotalCount,
  isStale,
  latestFirst,
  narrow,
  toPage,
  mapNodes,
  survivorIdsIn,
  type Conditions,
  type Reader,
  type Role,
} from '#nest';
import { caseNumberOf } from '../case-number/case-number.rules.js';
import { PersonNames } from '../person-names.js';
import { ReferralMadeView } from '../referral-made.view.js';
import { ReferralView } from '../referral.view.js';
import {
  ReferralOutConnection,
  ReferralReceivedConnection,
  ReferralsMadeArgs,
  ReferralsReceivedArgs,
  type ReferralsArgs,
} from './referral-lists.type.js';

const PAGE = 50;

const DAYS = { from: 'one.on >= :from', to: 'one.on <= :to' } as const;

const RECEIVED: Conditions<ReferralsReceivedArgs> = {
  ...DAYS,
  office: 'one.office = :office',
  source: 'one.source = :source',
};

const MADE: Conditions<ReferralsMadeArgs> = {
  ...DAYS,
  toOrganisation: 'one.toOrganisation = :toOrganisation',
  answer: 'one.answer = :answer',
  answered: '(one.answer IS NOT NULL) = :answered',
};

interface Referral extends ObjectLiteral {
  readonly survivorId: string;
  readonly on: string;
}

/** Referrals in and out. Row security decides as well which are listed: those of survivors whose record the reader may open. */
@Resolver()
export class ReferralListsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ReferralReceivedConnection, { description: 'Referrals of survivors to us, the latest first.' })
  referralsReceived(
    @Args() asked: ReferralsReceivedArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ReferralReceivedConnection> {
    const query = this.db.getRepository(ReferralView).createQueryBuilder('one');
    return this.#list({ view: ReferralView, query, id: 'survivorId', conditions: RECEIVED, asked, reader });
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ReferralOutConnection, {
    description: 'Referrals of survivors to other organisations and their answers, the latest first.',
  })
  referralsMade(@Args() asked: ReferralsMadeArgs, @CurrentReader() reader: Reader): Promise<ReferralOutConnection> {
    const query = this.db.getRepository(ReferralMadeView).createQueryBuilder('one');
    return this.#list({ view: ReferralMadeView, query, id: 'referralId', conditions: MADE, asked, reader });
  }

  async #list<Row extends Referral, Asked extends ReferralsArgs>({
    view,
    query,
    id,
    conditions,
    asked,
    reader,
  }: {
    readonly view: new () => Row;
    readonly query: SelectQueryBuilder<Row>;
    readonly id: keyof Row & string;
    readonly conditions: Conditions<Asked>;
    readonly asked: Asked;
    readonly reader: Reader;
  }) {
    const { purpose, first = PAGE, after, atLeast } = asked;
    const stale = await isStale(this.db, [view, ReferralView, 'RelationView'], this.stores.storeContext, atLeast);
    const { by } = reader;
    // a record that is read for another purpose appears not to exist
    if (!PURPOSES_OF[by.role as Role].includes(purpose))
      return { ...toPage([], { first, after, stale }), totalCount: 0 };
    query.where(isListed(this.db.getMetadata('RelationView').tablePath, 'one."survivorId"'), {
      words: relationWordsOf(by),
    });
    narrow(query, conditions, asked);
    const { edges, count } = await latestFirst(query, { on: 'on', id, first, after });
    const page = toPage(edges, { first, after, stale });
    const names = await this.names.of(survivorIdsIn(page), purpose, reader);
    const shown = mapNodes(page, (node) => ({
      ...node,
      caseNumber: caseNumberOf(node.survivorId),
      name: names.get(node.survivorId),
    }));
    return withTotalCount(shown, count);
  }
}
