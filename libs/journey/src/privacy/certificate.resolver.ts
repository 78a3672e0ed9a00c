import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#access';
import { EventStore } from '#event-store';
import { AllowedTo, Reads, type Reader } from '#step';
import { certificateOf } from './certificate.js';
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
    const certificate = certificateOf(await this.store.read(`survivor-${survivorId}`));
    return certificate ? { survivorId, ...certificate, stays: STAYS_AFTER_ERASURE } : null;
  }
}
