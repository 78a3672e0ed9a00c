import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In, IsNull } from 'typeorm';
import { ReadingGate, Relations, decide } from '#security/access';
import { isErased } from '#kernel/decider';
import { AllowedTo, AggregateStores, CurrentReader, isStale, openLatest, toPage, type Reader } from '#nest';
import { Sealing, tokenWith, type Token } from '#kernel/integrity';
import { caseNumberOf } from '../case-number/case-number.rules.js';
import { addressOf } from '../duplicates/duplicates.rules.js';
import { PersonToken } from '../person.index.js';
import type { Contact } from '../referral.events.js';
import { ReferralView } from '../referral.view.js';
import { FOUND_MAX, FoundSurvivors, SurvivorsByContactArgs } from './search.type.js';

const SHOWN_BY = [ReferralView, PersonToken, 'RelationView'];

/** What a match tells: who the survivor is, and that the contact is theirs. */
const CLASSES = ['identity', 'contact'] as const;

/**
 * Finds the survivors of a contact, for a colleague who is called back: those who share its token, whose contact the
 * reader may open, and whose opened contact is the same. Each result is a reading of the contact, since a match tells it;
 * what was opened and differs is shown to nobody.
 */
@Resolver()
export class ContactSearchResolver {
  readonly #token: Token;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(Sealing) private readonly sealing: Sealing,
    @Inject(Relations) private readonly relations: Relations,
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
    const found = await Promise.all(
      (await this.#findByAddress(addressOf(contact))).map(async ({ survivorId, sealed }) => {
        if (!(await this.#mayOpen(survivorId, purpose, reader))) return [];
        const value = await openLatest(this.sealing, sealed, 'contact', 'contact');
        const isSame =
          !isErased(value) && addressOf((value as Contact | undefined)?.value ?? '') === addressOf(contact);
        return isSame ? [{ cursor: `0/${survivorId}`, survivorId, sealed }] : [];
      }),
    );
    const page = toPage(found.flat(), { first: FOUND_MAX, after: undefined, stale });
    const edges = await Promise.all(
      page.edges.map(async ({ cursor, survivorId, sealed }) => {
        const { by, operation, disclosed } = reader;
        const disclosure = await this.gate.pass({ by, operation, purpose, classes: CLASSES, survivorId });
        if (!disclosure?.classes.includes('contact')) return [];
        disclosed.add(survivorId, disclosure.classes);
        const reasons = ['SAME_CONTACT'] as const;
        return [
          { cursor, node: { survivorId, caseNumber: caseNumberOf(survivorId), reasons, name: { sealed }, stale } },
        ];
      }),
    );
    return { ...page, edges: edges.flat() };
  }

  async #mayOpen(survivorId: string, purpose: SurvivorsByContactArgs['purpose'], { by, operation }: Reader) {
    const relation = await this.relations.of(by, survivorId);
    return (
      relation !== undefined &&
      decide({ by, operation, purpose, classes: CLASSES, relation })?.classes.includes('contact') === true
    );
  }

  async #findByAddress(address: string): Promise<Pick<ReferralView, 'survivorId' | 'sealed'>[]> {
    const where = { kind: 'contact', token: this.#token('contact', address), recordedTo: IsNull() };
    const tokens = await this.db.getRepository(PersonToken).find({ select: { subject: true }, where });
    return this.db.getRepository(ReferralView).find({
      select: { survivorId: true, sealed: true },
      where: { survivorId: In(tokens.map(({ subject }) => subject)) },
    });
  }
}
