import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#access';
import { EventStore, type Recorded } from '#event-store';
import { AllowedTo, Reads, type Reader } from '#step';
import { certificateOf, keptFor } from './certificate.js';
import { CertificateArgs, ErasureCertificate } from './certificate.type.js';
import { STAYS_AFTER_ERASURE } from './privacy.codes.js';

/** From the log itself and never from a view; nothing of it is personal. */
@Resolver()
export class CertificateResolver {
  constructor(
    private readonly store: EventStore,
    private readonly gate: ReadingGate,
  ) {}

  @AllowedTo('SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ErasureCertificate, {
    nullable: true,
    description: 'What was erased of one survivor, by whose wish and approval, and what stays. Null: nothing was.',
  })
  async erasureCertificate(
    @Args() { survivorId, purpose }: CertificateArgs,
    @Reads() reader: Reader,
  ): Promise<ErasureCertificate | null> {
    if (!(await this.gate.pass({ ...reader, survivorId, purpose }))) return null;
    const events = await this.store.read(`survivor-${survivorId}`);
    const certificate = certificateOf(events, await this.#whereAsked(events));
    return certificate ? { survivorId, ...certificate, stays: STAYS_AFTER_ERASURE } : null;
  }

  /** From duplicate to duplicate, to the record in which no policy has approved it but somebody. */
  async #whereAsked(events: readonly Recorded[]): Promise<readonly Recorded[]> {
    const kept = keptFor(events);
    return kept === undefined ? events : this.#whereAsked(await this.store.read(`survivor-${kept}`));
  }
}
