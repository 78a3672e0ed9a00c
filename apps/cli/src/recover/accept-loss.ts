import { v5 } from 'uuid';
import { recordInLog } from '#kernel/event-store';
import { LOSS_ACCEPTED } from '#security/log-head';
import { beginAgain } from './begin-again.js';
import type { RecoveryFindings } from './findings.js';
import type { RecoveryStores } from './stores.js';

/** Namespace of the ids of accepted losses: never changes, so that a repeated recovery is recorded once. */
const LOSS_IDS = '2f6a4a3e-0b57-5c0c-9d7f-4f1f4a9f6c55';

/**
 * Records the loss, and resets all consumers of the log to its first event. Each stage may be repeated, and the checkpoints,
 * which reveal the loss, are reset last: after a kill, run the command again.
 */
export const acceptLoss = async (stores: RecoveryStores, findings: RecoveryFindings, reason: string): Promise<void> => {
  const { log, stamp } = stores;
  const { origin, last, furthest } = findings;
  const { head } = findings.head;
  const given = {
    ...(head && { size: head.size, root: head.root.toString('base64') }),
    ...(furthest && {
      views: {
        origin: furthest.origin,
        position: furthest.position,
        eventId: furthest.eventId,
        recordedAt: furthest.recordedAt?.toISOString() ?? null,
      },
    }),
  };
  const data = { ...given, lastPosition: String(last?.position ?? -1), lastEventId: last?.id ?? null, reason };
  const id = v5(`${origin} ${JSON.stringify(given)}`, LOSS_IDS);
  await recordInLog(log, { origin, stamp }, { id, type: LOSS_ACCEPTED, data });
  await beginAgain(stores);
};
