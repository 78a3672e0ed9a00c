import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { AllowedTo, CurrentReader, type Reader } from '#nest';
import { certificateOf, keptRecordIn } from './certificate.js';
import { CertificateArgs, ErasureCertificate } from './certificate.type.js';
import { STAYS_AFTER_ERASURE } from './privacy.codes.js';

/** Made from the log itself and never from a view; it contains no personal data. */
@Resolver()
export class CertificateResolver {
  constructor(
    private readonly store: EventStore,
    private readonly gate: ReadingGate,
  ) {}

  @AllowedTo('SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ErasureCertificate, {
    nullable: true,
    description:
      'What was erased of one survivor, who requested and approved it, and what stays. Null: nothing was erased.',
  })
  async erasureCertificate(
    @Args() { survivorId, purpose }: CertificateArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ErasureCertificate | null> {
    if (!(await this.gate.pass({ ...reader, survivorId, purpose }))) return null;
    const events = await this.store.read(`survivor-${survivorId}`);
    const certificate = certificateOf(events, await this.#whereAsked(events));
    return certificate ? { survivorId, ...certificate, stays: STAYS_AFTER_ERASURE } : null;
  }

  /** Follows duplicates to the record in which people, and not a policy, approved the erasure. */
  async #whereAsked(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const kept = keptRecordIn(events);
    return kept === undefined ? events : this.#whereAsked(await this.store.read(`survivor-${kept}`));
  }
}
