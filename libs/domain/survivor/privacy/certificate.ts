import type { Actor, PersonalClass } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import type { ErasureAskedBy } from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';

/** A week: by then the epoch is over whose key opens the backups of the survivor's keys, and that key is destroyed. */
const BACKUPS_OPEN_MS = 7 * 86_400_000;
/** After this time no process holds opened data of the survivor in memory. */
const PROCESSES_REMEMBER_MS = 60_000;

export interface Certificate {
  readonly requestId: string;
  readonly askedBy: ErasureAskedBy | null;
  readonly requestedOn: string | null;
  readonly requestedBy: Actor | null;
  readonly approvedOn: string;
  readonly approvedBy: Actor;
  /** For a duplicate: the record for which the erasure was approved. */
  readonly keptSurvivorId: string | null;
  /** The duplicates that the approval includes. */
  readonly duplicates: readonly string[];
  readonly erasedAt: string;
  readonly eventId: string;
  readonly hash: string;
  readonly classes: readonly PersonalClass[];
  readonly keyIds: readonly string[];
  readonly backupsOpenUntil: string;
  readonly processesRememberUntil: string;
}

type PrivacyEvent<Type extends keyof PrivacyEvents> = RecordedEvent & { readonly data: PrivacyEvents[Type] };

const lastOfType = <Type extends keyof PrivacyEvents>(
  events: readonly RecordedEvent[],
  type: Type,
  requestId?: string,
) =>
  events.findLast(
    (one): one is PrivacyEvent<Type> =>
      one.type === type && (requestId === undefined || one.data.requestId === requestId),
  );

/** For a duplicate: the kept record, for which the erasure was approved. */
export const keptRecordIn = (events: readonly RecordedEvent[]): string | undefined =>
  lastOfType(events, 'ErasureApproved')?.data.keptSurvivorId;

/**
 * Who requested and approved the erasure, and what was erased, from the survivor's stream. Undefined while nothing was
 * erased.
 * @param asked for a duplicate, the events of the record in which people requested and approved it: a policy brought it
 * here.
 */
export const certificateOf = (events: readonly RecordedEvent[], asked = events): Certificate | undefined => {
  const erased = lastOfType(events, 'PersonalDataErased');
  const here = erased && lastOfType(events, 'ErasureApproved', erased.data.requestId);
  if (!erased || !here) return undefined;
  const { requestId, classes, keyIds } = erased.data;
  const requested = lastOfType(asked, 'ErasureRequested', requestId);
  const approved = lastOfType(asked, 'ErasureApproved', requestId) ?? here;
  const at = Date.parse(erased.recordedAt);
  return {
    requestId,
    askedBy: requested?.data.askedBy ?? null,
    requestedOn: requested?.data.on ?? null,
    requestedBy: requested?.metadata.actor ?? null,
    approvedOn: approved.data.on,
    approvedBy: approved.metadata.actor,
    keptSurvivorId: here.data.keptSurvivorId ?? null,
    duplicates: here.data.duplicates ?? [],
    erasedAt: erased.recordedAt,
    eventId: erased.id,
    hash: erased.metadata.hash,
    classes,
    keyIds,
    backupsOpenUntil: new Date(at + BACKUPS_OPEN_MS).toISOString(),
    processesRememberUntil: new Date(at + PROCESSES_REMEMBER_MS).toISOString(),
  };
};
