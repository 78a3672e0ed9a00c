import { Inject } from '@nestjs/common';
import { Context, Extensions, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { dayAt } from '#kernel/decider';
import { FlawedStream } from '#kernel/event-store';
import { AggregateStores, MissingDisclosure, Survivor, type PersonalRequest, type ShowsPersonal } from '#nest';
import { BrokenSeal, BrokenWrapping } from '#security/keys';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import type { Consent } from './consent.state.js';
import { standingsOn } from './standing.rules.js';
import { ConsentStanding } from './standing.type.js';

interface JudgedSteps {
  readonly referral: Referral;
  readonly consent: Consent;
  readonly identification: Identification;
}

/** A record that cannot be relied on is shown all the same, to those who repair it: its consents then stand by their days. */
const UNREADABLE = [FlawedStream, BrokenSeal, BrokenWrapping];
const nothingIfUnreadable = (error: unknown): undefined => {
  if (!UNREADABLE.some((kind) => error instanceof kind)) throw error;
  return undefined;
};

/**
 * Decided on the log, like a command: the views do not know the birth date. The end of a guardian’s consent tells that
 * date, so that only a reader of the identity sees any standing.
 */
@Resolver(() => Survivor)
export class ConsentStandingsResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  @Extensions({ personal: ['identity'] } satisfies ShowsPersonal)
  @ResolveField(() => [ConsentStanding], {
    description: 'How each consent stands by the rules; empty for readers who may not see the identity.',
  })
  async consentStandings(
    @Parent() { id, inPart, asOf }: Survivor,
    @Context() { disclosed }: PersonalRequest,
  ): Promise<readonly ConsentStanding[]> {
    if (!disclosed) throw new MissingDisclosure();
    if (inPart || !disclosed.includes('identity', [id])) return [];
    const loading: Promise<unknown> = this.stores.of('survivor').load(id);
    const state = (await loading.catch(nothingIfUnreadable)) as JudgedSteps | undefined;
    if (!state) return [];
    const day = asOf ?? dayAt(new Date().toISOString());
    return standingsOn(state.consent.given, state.referral, state.identification.conflicts, day).map(
      ({ consentId, flaw = null, until = null, ends = null }) => ({ consentId, flaw, until, ends }),
    );
  }
}
