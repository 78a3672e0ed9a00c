import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In, IsNull } from 'typeorm';
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
import { PersonToken } from '../person.index.js';
import type { Contact } from '../referral.events.js';
import { ReferralView } from '../referral.view.js';
import { AT_ONCE, FOUND_MAX, FoundSurvivors, SurvivorsByContactArgs } from './search.type.js';

const SHOWN_BY = [ReferralView, PersonToken, 'RelationView'];

/** What a match tells: who the survivor is, and that the contact is theirs. */
const CLASSES = ['identity', 'contact'] as const;

type ContactRow = Pick<ReferralView, 'survivorId' | 'sealed'>;

/**
 * Finds the survivors of a contact, for a colleague who is called back: those who share its token, whose contact the
 * reader may open according to the log, and whose opened contact is the same. Each match of which the answer tells is a
 * reading of the contact; what was opened and differs is shown to nobody.
 */
@Resolver()
export class ContactSearchResolver {
  readonly #token: Token;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {
    this.#token = tokenWith(stores.ledger.digest);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => FoundSurvivors, {
    description: 'Your cases whose survivor can be reached under that number, name or address.',
  })
  async survivorsByContact(
    @Args() { contact, purpose, atLeast }: SurvivorsByContactArgs,
    @CurrentReader() reader: Reader,
  ): Promise<FoundSurvivors> {
    const stale = await isStale(this.db, SHOWN_BY, this.stores.ledger, atLeast);
    const rows = await this.#findByAddress(addressOf(contact));
    // one beyond the page, since `hasNextPage` tells that it matches
    const found = (await this.#findMatches(rows, contact, purpose, reader)).slice(0, FOUND_MAX + 1);
    const shown = await Promise.all(found.map((row) => this.#disclose(row, purpose, reader)));
    const page = toPage(shown.flat(), { first: FOUND_MAX, after: undefined, stale });
    return mapNodes(page, (node) => ({ ...node, stale }));
  }

  /** No more records are read and opened than the page needs: many survivors can share the contact of a shelter. */
  async #findMatches(
    rows: readonly ContactRow[],
    contact: string,
    purpose: Purpose,
    reader: Reader,
  ): Promise<ContactRow[]> {
    const found: ContactRow[] = [];
    for (let from = 0; from < rows.length && found.length <= FOUND_MAX; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      found.push(...(await Promise.all(some.map((row) => this.#toMatches(row, contact, purpose, reader)))).flat());
    }
    return found;
  }

  /** Decides by the log before it opens. */
  async #toMatches(
    row: ContactRow,
    contact: string,
    purpose: Purpose,
    { by, operation }: Reader,
  ): Promise<ContactRow[]> {
    const { survivorId: owner, sealed } = row;
    const asked = { by, operation, purpose, classes: CLASSES, survivorId: owner, amongOthers: true } as const;
    if (!(await this.gate.permits(asked))?.includes('contact')) return [];
    const value = await openLatest(this.sealing, sealed, { owner, personalClass: 'contact', field: 'contact' });
    const isSame = !isErased(value) && addressOf((value as Contact | undefined)?.value ?? '') === addressOf(contact);
    return isSame ? [row] : [];
  }

  async #disclose({ survivorId, sealed }: ContactRow, purpose: Purpose, { by, operation, disclosed }: Reader) {
    const disclosure = await this.gate.pass({ by, operation, purpose, classes: CLASSES, survivorId });
    if (!disclosure?.classes.includes('contact')) return [];
    disclosed.add(survivorId, disclosure.classes);
    const reasons = ['SAME_CONTACT'] as const;
    const node = { survivorId, caseNumber: caseNumberOf(survivorId), reasons, name: { sealed } };
    return [{ cursor: `0/${survivorId}`, node }];
  }

  async #findByAddress(address: string): Promise<ContactRow[]> {
    const where = { kind: 'contact', token: this.#token('contact', address), recordedTo: IsNull() };
    const tokens = await this.db.getRepository(PersonToken).find({ select: { subject: true }, where });
    return this.db.getRepository(ReferralView).find({
      select: { survivorId: true, sealed: true },
      where: { survivorId: In(tokens.map(({ subject }) => subject)) },
      order: { survivorId: 'ASC' },
    });
  }
}
