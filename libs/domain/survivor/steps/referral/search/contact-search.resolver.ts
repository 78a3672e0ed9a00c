import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { isErased } from '#kernel/decider';
import {
  AllowedTo,
  AggregateStores,
  CurrentReader,
  isStale,
  mapNodes,
  openLatest,
  toPage,
  type Purpose,
  type Reader,
} from '#nest';
import { Sealing, tokenWith, type Token } from '#kernel/integrity';
import { caseNumberOf } from '../case-number/case-number.rules.js';
import { addressOf } from '../duplicates/duplicates.rules.js';
import { PersonKey } from '../person.index.js';
import type { Contact } from '../referral.events.js';
import { ReferralView } from '../referral.view.js';
import { findPeople, type SealedPerson } from './search.candidates.js';
import { IndexState } from './search.index-state.js';
import { Rounds } from './search.rounds.js';
import { CONTACT_TOO_WIDE, requireInTime, type SearchDeadline } from './search.too-wide.js';
import { FOUND_MAX, FoundSurvivors, SurvivorsByContactArgs } from './search.type.js';

const SHOWN_BY = [ReferralView, PersonKey, 'RelationView'];

/** What a match tells: who the survivor is, and that the contact is theirs. */
const CLASSES = ['identity', 'contact'] as const;

/**
 * Finds the survivors of a contact, for a colleague who is called back: those who share its token, whose contact the
 * reader may open according to the log, and whose opened contact is the same. Each match of which the answer tells is a
 * reading of the contact; what was opened and differs is shown to nobody.
 */
@Resolver()
export class ContactSearchResolver {
  readonly #token: Token;
  readonly #index: IndexState;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {
    this.#token = tokenWith(stores.storeContext.digest);
    this.#index = new IndexState(db, stores.storeContext.digest);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => FoundSurvivors, {
    description: 'Your cases whose survivor can be reached under that number, name or address.',
  })
  @Extensions(CONTACT_TOO_WIDE)
  async survivorsByContact(
    @Args() { contact, purpose, atLeast }: SurvivorsByContactArgs,
    @CurrentReader() reader: Reader,
    @Context() deadline: SearchDeadline = {},
  ): Promise<FoundSurvivors> {
    const isLate = await isStale(this.db, SHOWN_BY, this.stores.storeContext, atLeast);
    requireInTime(deadline, CONTACT_TOO_WIDE);
    const { stale: mayLackPeople, leftOutCount } = await this.#index.completeness(SHOWN_BY);
    const stale = mayLackPeople || isLate;
    const sharing = await this.#findByAddress(addressOf(contact));
    // one beyond the page, since `hasNextPage` tells that it matches
    const found = (await this.#findMatches(sharing, contact, purpose, { ...reader, deadline })).slice(0, FOUND_MAX + 1);
    requireInTime(deadline, CONTACT_TOO_WIDE);
    const shown = await Promise.all(found.map((row) => this.#disclose(row, purpose, reader)));
    const page = toPage(shown.flat(), { first: FOUND_MAX, after: undefined, stale });
    return { ...mapNodes(page, (node) => ({ ...node, stale })), leftOutCount };
  }

  /**
   * In rounds until the page is full, since many survivors can share the contact of a shelter. The last round may have
   * more records than the page still needed.
   */
  async #findMatches(
    ids: readonly string[],
    contact: string,
    purpose: Purpose,
    { deadline, ...reader }: Reader & { readonly deadline: SearchDeadline },
  ): Promise<SealedPerson[]> {
    const found: SealedPerson[] = [];
    const rounds = new Rounds(FOUND_MAX + 1);
    for (const some of rounds.of(ids)) {
      if (found.length > FOUND_MAX) break;
      requireInTime(deadline, CONTACT_TOO_WIDE);
      const matches = await this.#toMatches(some, contact, purpose, reader);
      rounds.end(some.length, matches.length);
      found.push(...matches);
    }
    return found;
  }

  /** Decides by the log before it opens. */
  async #toMatches(
    ids: readonly string[],
    contact: string,
    purpose: Purpose,
    { by, operation }: Reader,
  ): Promise<SealedPerson[]> {
    const asked = { by, operation, purpose, classes: CLASSES, amongOthers: true } as const;
    const [rows, permitted] = await Promise.all([
      findPeople(this.db, ids),
      Promise.all(ids.map((survivorId) => this.gate.permits({ ...asked, survivorId }))),
    ]);
    const matches = ids.map(async (survivorId, index): Promise<SealedPerson[]> => {
      const row = permitted[index]?.includes('contact') ? rows.get(survivorId) : undefined;
      return row && (await this.#hasContact(row, contact)) ? [row] : [];
    });
    return (await Promise.all(matches)).flat();
  }

  async #hasContact({ survivorId: owner, sealed }: SealedPerson, contact: string): Promise<boolean> {
    const owned = { owner, personalClass: 'contact', fields: ['contact'] } as const;
    const { contact: value } = await openLatest(this.sealing, sealed, owned);
    return !isErased(value) && addressOf((value as Contact | undefined)?.value ?? '') === addressOf(contact);
  }

  async #disclose({ survivorId, sealed }: SealedPerson, purpose: Purpose, { by, operation, disclosed }: Reader) {
    const disclosure = await this.gate.pass({ by, operation, purpose, classes: CLASSES, survivorId });
    if (!disclosure?.classes.includes('contact')) return [];
    disclosed.add(survivorId, disclosure.classes);
    const reasons = ['SAME_CONTACT'] as const;
    const node = { survivorId, caseNumber: caseNumberOf(survivorId), reasons, name: { sealed } };
    return [{ cursor: `0/${survivorId}`, node }];
  }

  /** Those who share the token of an address, in order. */
  async #findByAddress(address: string): Promise<string[]> {
    const rows: { subject: string }[] = await this.db.query(
      `SELECT DISTINCT subject FROM ${this.db.getMetadata(PersonKey).tablePath}
       WHERE kind = 'contact' AND token = $1 AND "recordedTo" IS NULL ORDER BY subject`,
      [this.#token('contact', address)],
    );
    return rows.map(({ subject }) => subject);
  }
}
