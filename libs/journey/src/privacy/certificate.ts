import type { Actor, PersonalClass } from '#decider';
import type { Recorded } from '#event-store';
import type { ErasureAskedBy } from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';

/** A week: by then the epoch is over whose key opens the backups of her keys, and that key is destroyed. */
const BACKUPS_OPEN = 7 * 86_400_000;
/** After so long no process remembers what it has opened of her. */
const PROCESSES_REMEMBER = 60_000;

export interface Certificate {
  readonly requestId: string;
  readonly askedBy: ErasureAskedBy | null;
  readonly requestedOn: string | null;
  readonly requestedBy: Actor | null;
  readonly approvedOn: string;
  readonly approvedBy: Actor;
  /** Of a duplicate: the record for which it was approved. */
  readonly keptSurvivorId: string | null;
  /** For which it was approved together. */
  readonly duplicates: readonly string[];
  readonly erasedAt: string;
  readonly eventId: string;
  readonly hash: string;
  readonly classes: readonly PersonalClass[];
  readonly keyIds: readonly string[];
  readonly backupsOpenUntil: string;
  readonly processesRememberUntil: string;
}

type Told<Type extends keyof PrivacyEvents> = Recorded & { readonly data: PrivacyEvents[Type] };

const last = <Type extends keyof PrivacyEvents>(events: readonly Recorded[], type: Type, requestId?: string) =>
  events.findLast(
    (one): one is Told<Type> => one.type === type && (requestId === undefined || one.data.requestId === requestId),
  );

/** Of a duplicate: the record that is kept, for which it was approved. */
export const keptFor = (events: readonly Recorded[]): string | undefined =>
  last(events, 'ErasureApproved')?.data.keptSurvivorId;

/**
 * Who asked, who approved, and what is gone, as her stream tells it. Nothing as long as nothing is.
 * @param asked of a duplicate, the events of the record in which people have asked and approved: a policy brought it here.
 */
export const certificateOf = (events: readonly Recorded[], asked = events): Certificate | undefined => {
  const erased = last(events, 'PersonalDataErased');
  const here = erased && last(events, 'ErasureApproved', erased.data.requestId);
  if (!erased || !here) return undefined;
  const { requestId, classes, keyIds } = erased.data;
  const requested = last(asked, 'ErasureRequested', requestId);
  const approved = last(asked, 'ErasureApproved', requestId) ?? here;
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
    backupsOpenUntil: new Date(at + BACKUPS_OPEN).toISOString(),
    processesRememberUntil: new Date(at + PROCESSES_REMEMBER).toISOString(),
  };
};
