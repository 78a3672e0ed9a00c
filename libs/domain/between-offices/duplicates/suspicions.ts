import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { caseNumberOf, happenedOn, type SurvivorState } from '#domain/survivor';
import { known, type Actor } from '#kernel/decider';
import { positionText } from '#kernel/event-store';
import { AggregateStores, type Receipt } from '#nest';
import { currentOfficeOf } from '../concerned.js';
import type { ComparedRecord } from './duplicates.type.js';
import type { JudgeDuplicate } from './duplicates.commands.js';
import type { Suspicion } from './duplicates.state.js';

/** Pairs of records that may be of one person, as the log has them. */
@Injectable()
export class Suspicions {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  /** @throws Refusal. Only for supervisors of the two offices that have the cases now. */
  async judge({ duplicateId, isSame, commandId = randomUUID() }: JudgeDuplicate, by: Actor): Promise<Receipt> {
    const metadata = { by, now: new Date().toISOString(), commandId };
    const pairs = this.stores.of('duplicate');
    const { suspected } = (await pairs.load(duplicateId)) as Suspicion;
    const states = await Promise.all((suspected?.survivorIds ?? []).map((survivorId) => this.stateOf(survivorId)));
    const offices = states.map((state) => currentOfficeOf(state) ?? '');
    const receipt = await pairs.transact(duplicateId, 'JudgeDuplicate', { isSame, offices }, metadata);
    return { ...receipt, command: 'JudgeDuplicate', position: positionText(this.stores.ledger, receipt.position) };
  }

  /** The state of a record, opened: its reading must have been logged. */
  async stateOf(survivorId: string): Promise<SurvivorState> {
    return (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
  }
}

/** What may be compared of a record: of one that is to be erased, nothing personal. */
export const compared = (
  survivorId: string,
  office: string,
  { referral, privacy, record }: SurvivorState,
): ComparedRecord => {
  const details = (privacy.erasure ? {} : (referral?.details ?? {})) as Readonly<Record<string, unknown>>;
  const words = (...fields: readonly string[]): string | null =>
    fields
      .map((field) => known<unknown>(details[field]))
      .filter((value) => typeof value === 'string')
      .join(' ') || null;
  return {
    survivorId,
    caseNumber: caseNumberOf(survivorId),
    office,
    name: words('givenName', 'familyName'),
    localName: words('localFamilyName', 'localGivenName'),
    birthDate: words('birthDate'),
    birthYear: referral?.birthYear ?? null,
    sex: referral?.sex ?? null,
    entries: record
      .filter(({ status }) => status !== 'struckOut')
      .map(({ type, data, recording }) => ({ type, on: happenedOn({ data, meta: { recordedAt: recording.at } }) })),
  };
};
