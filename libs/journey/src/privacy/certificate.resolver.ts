import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { EventStore } from '#event-store';
import { AllowedTo } from '#step';
import { certificateOf } from './certificate.js';
import { CertificateArgs, ErasureCertificate } from './certificate.type.js';
import { STAYS_AFTER_ERASURE } from './privacy.codes.js';

@Resolver()
export class CertificateResolver {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  /** From the log itself; nothing of it is personal. */
  @AllowedTo('SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ErasureCertificate, {
    nullable: true,
    description: 'What was erased of one survivor, by whose wish and approval, and what stays. Null: nothing was.',
  })
  async erasureCertificate(@Args() { survivorId }: CertificateArgs): Promise<ErasureCertificate | null> {
    const certificate = certificateOf(await this.store.read(`survivor-${survivorId}`));
    return certificate ? { survivorId, ...certificate, stays: STAYS_AFTER_ERASURE } : null;
  }
}
