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
  readonly erasedAt: string;
  readonly eventId: string;
  readonly hash: string;
  readonly classes: readonly PersonalClass[];
  readonly keyIds: readonly string[];
  readonly backupsOpenUntil: string;
  readonly processesRememberUntil: string;
}

type Told<Type extends keyof PrivacyEvents> = Recorded & { readonly data: PrivacyEvents[Type] };

/** Who asked, who approved, and what is gone, as her stream tells it. Nothing as long as nothing is. */
export const certificateOf = (events: readonly Recorded[]): Certificate | undefined => {
  const last = <Type extends keyof PrivacyEvents>(type: Type, requestId?: string) =>
    events.findLast(
      (one): one is Told<Type> => one.type === type && (requestId === undefined || one.data.requestId === requestId),
    );
  const erased = last('PersonalDataErased');
  const approved = erased && last('ErasureApproved', erased.data.requestId);
  if (!erased || !approved) return undefined;
  const { requestId, classes, keyIds } = erased.data;
  const requested = last('ErasureRequested', requestId);
  const at = Date.parse(erased.recordedAt);
  return {
    requestId,
    askedBy: requested?.data.askedBy ?? null,
    requestedOn: requested?.data.on ?? null,
    requestedBy: requested?.metadata.actor ?? null,
    approvedOn: approved.data.on,
    approvedBy: approved.metadata.actor,
    keptSurvivorId: approved.data.keptSurvivorId ?? null,
    erasedAt: erased.recordedAt,
    eventId: erased.id,
    hash: erased.metadata.hash,
    classes,
    keyIds,
    backupsOpenUntil: new Date(at + BACKUPS_OPEN).toISOString(),
    processesRememberUntil: new Date(at + PROCESSES_REMEMBER).toISOString(),
  };
};
