import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PREGNANCY_EVENTS, caseNumberOf, eventDay, type SurvivorState } from '#domain/survivor';
import { unlessErased, type Actor, type PersonalClass } from '#kernel/decider';
import { FlawedStream, positionText } from '#kernel/event-store';
import { AggregateStores, type Receipt } from '#nest';
import { BrokenSeal, BrokenWrapping } from '#security/keys';
import { currentOfficeOf } from '../concerned.js';
import type { ComparedRecord } from './duplicates.type.js';
import type { JudgeDuplicate } from './duplicates.commands.js';
import { noSuchSuspicion } from './duplicates.decider.js';
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
    const offices = await this.#officesOf(suspected).catch((error: unknown) => {
      // of a record that cannot be relied on, a stranger does not even learn that it is there
      if (error instanceof FlawedStream && !suspected?.offices.includes(by.office ?? '')) return noSuchSuspicion();
      throw error;
    });
    const receipt = await pairs.transact(duplicateId, 'JudgeDuplicate', { isSame, offices }, metadata);
    return {
      ...receipt,
      command: 'JudgeDuplicate',
      position: positionText(this.stores.storeContext, receipt.position),
    };
  }

  /** The pair; undefined where nobody suspects it, or where that cannot be relied on. */
  async pair(duplicateId: string): Promise<(Suspicion & { readonly suspected: object }) | undefined> {
    const pair = (await unlessUnreadable(this.stores.of('duplicate').load(duplicateId))) as Suspicion | undefined;
    return pair?.suspected && { ...pair, suspected: pair.suspected };
  }

  /** A record, to show what the reading gate lets through of it; undefined while it cannot be relied on, or opened. */
  async record(survivorId: string): Promise<SurvivorState | undefined> {
    return (await unlessUnreadable(this.stores.of('survivor').load(survivorId))) as SurvivorState | undefined;
  }

  async #officesOf(suspected: Suspicion['suspected']): Promise<readonly string[]> {
    const records = (suspected?.survivorIds ?? []).map((survivorId) => this.stores.of('survivor').load(survivorId));
    return (await Promise.all(records)).map((state) => currentOfficeOf(state as SurvivorState) ?? '');
  }
}

/** One record hides only itself: the others are shown. */
const UNREADABLE = [FlawedStream, BrokenSeal, BrokenWrapping];

const unlessUnreadable = async (reading: Promise<unknown>): Promise<unknown> => {
  try {
    return await reading;
  } catch (error) {
    if (UNREADABLE.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
};

/** Whose record it may be is said without them, and the comparison is no reading of health. */
const LEFT_OUT: ReadonlySet<string> = new Set(PREGNANCY_EVENTS);

/**
 * What may be compared of a record: of one that is to be erased, nothing personal.
 * @param classes those that may be opened
 */
export const toComparedRecord = (
  survivorId: string,
  office: string,
  { referral, privacy, record }: SurvivorState,
  classes: readonly PersonalClass[],
): ComparedRecord => {
  const isOpen = classes.includes('identity') && !privacy.erasure;
  const details = (isOpen ? (referral?.details ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const words = (...fields: readonly string[]): string | null =>
    fields
      .map((field) => unlessErased<unknown>(details[field]))
      .filter((value) => typeof value === 'string')
      .join(' ') || null;
  return {
    survivorId,
    caseNumber: caseNumberOf(survivorId),
    office,
    name: words('familyName', 'givenName'),
    localName: words('localFamilyName', 'localGivenName'),
    birthDate: words('birthDate'),
    birthYear: referral?.birthYear ?? null,
    sex: referral?.sex ?? null,
    entries: record
      .filter(({ type, status }) => status !== 'struckOut' && !LEFT_OUT.has(type))
      .map(({ type, data, recording }) => ({ type, on: eventDay({ data, meta: { recordedAt: recording.at } }) })),
  };
};
