import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { AggregateStores, AllowedTo, CurrentReader, Survivor, UuidScalar, isStale, type Reader } from '#nest';
import { StoreUnavailable } from '#kernel/event-store';
import { runAsReader } from '#kernel/projections';
import { MATCHER } from '../duplicates/matcher.row-policy.js';
import { ReferralView } from '../referral.view.js';
import { caseNumberIn, caseNumberOf } from './case-number.rules.js';
import { CaseNumberArgs } from './case-number.type.js';

/** How many rows with one number are looked at: more than one does not come about by accident. */
const ROWS_MAX = 20;

@Resolver(() => Survivor)
export class CaseNumberResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
  ) {}

  @ResolveField(() => String, {
    description: 'The short number by which people name the case, such as K7Q2M-9XW4T-F.',
  })
  caseNumber(@Parent() { id }: Survivor): string {
    return caseNumberOf(id);
  }

  /**
   * The database shows the reader their own cases only, so a number of another case is as unknown as one of none. For an
   * emergency, all cases that are not erased are searched: only somebody who knows the number can find one. What it
   * finds is logged, and so is that it found nothing: many such searches are guesses.
   */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Query(() => UuidScalar, {
    nullable: true,
    description: 'The id of the survivor with this case number; null when there is none that you may see.',
  })
  async survivorByCaseNumber(
    @Args() { caseNumber, forEmergency = false, atLeast }: CaseNumberArgs,
    @CurrentReader() { by, operation }: Reader,
  ): Promise<string | null> {
    const number = caseNumberIn(caseNumber);
    if (!number) return null;
    const stale = await isStale(this.db, [ReferralView], this.stores.storeContext, atLeast);
    const own = await this.#withNumber(number);
    if (!own && stale) throw new StoreUnavailable('The views do not show this record yet.');
    if (own || !forEmergency || by.role === 'AUDITOR') return own;
    const other = await runAsReader(MATCHER, () => this.#withNumber(number, { erased: false }));
    const purpose = 'BREAK_GLASS';
    if (!other) await this.refused.note(by, { operation, purpose });
    else await this.gate.compare({ by, operation, purpose, classes: [], survivorIds: [other] });
    return other;
  }

  /**
   * A case number is computed from the id, so a row whose id has another number is ignored. Two ids have one number
   * only if somebody chose the later id to that end: then the case that was filed first, by the log, keeps it.
   */
  async #withNumber(caseNumber: string, among: { readonly erased?: false } = {}): Promise<string | null> {
    const rows = await this.db.getRepository(ReferralView).find({
      select: { survivorId: true },
      where: { caseNumber, ...among },
      order: { filedAt: 'ASC' },
      take: ROWS_MAX,
    });
    const ids = rows.map(({ survivorId }) => survivorId).filter((id) => caseNumberOf(id) === caseNumber);
    return ids.length > 1 ? this.#firstFiled(ids) : (ids[0] ?? null);
  }

  async #firstFiled(ids: readonly string[]): Promise<string | null> {
    const { store } = this.stores.storeContext;
    const filed = await Promise.all(
      ids.map(async (id) => {
        const [first] = await store.inspect(`survivor-${id}`);
        return first ? [{ id, position: first.position }] : [];
      }),
    );
    const inOrder = filed.flat().toSorted((one, other) => (one.position < other.position ? -1 : 1));
    return inOrder[0]?.id ?? null;
  }
}
