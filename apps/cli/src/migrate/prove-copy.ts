import { steps } from '#domain/aggregates';
import type { EventStore, Stamp } from '#kernel/event-store';
import { LOG_PREFIXES, isOwnEvent } from '#nest';
import { Findings } from '../verify/findings.js';
import { FollowingLog } from '../verify/following-log.js';
import { judgeLog } from '../verify/judged-log.js';
import { LogAudit } from '../verify/log-audit.js';
import { LogSum } from './log-sum.js';
import { copyDiffers } from './refusals.js';
import type { MigrationSurvey } from './survey.js';

/**
 * Reads the copy from its first event: every chain and code holds, and the tree over as many events has the same root, so
 * that ids, content, metadata, order and instants are those of the source. @throws CommandRefused
 */
export const proveCopy = async (
  target: EventStore,
  stamp: Stamp,
  { origin, events, root, instants }: Pick<MigrationSurvey, 'origin' | 'events' | 'root' | 'instants'>,
  progress: (events: number) => void,
): Promise<void> => {
  const findings = new Findings();
  const { all, origin: found } = await judgeLog(target, { steps, stamp, signedOrigin: origin }, findings);
  const last = await target.last(LOG_PREFIXES);
  if (found !== origin || !last) throw copyDiffers(`its origin is ${found}, and not ${origin}`);
  const audit = new LogAudit(origin, findings, last.position);
  const sum = new LogSum();
  const log = new FollowingLog(all, LOG_PREFIXES);
  let copied: { readonly root: Buffer; readonly instants: string } | undefined;
  try {
    for await (const batch of log.upTo(last.position)) {
      audit.take(batch);
      for (const event of batch.filter(isOwnEvent)) {
        sum.take(event);
        if (sum.events === events) copied = { root: sum.root(), instants: sum.instants() };
      }
      progress(sum.events);
    }
  } finally {
    log.close();
  }
  const [first] = findings.named;
  if (first)
    throw copyDiffers([first.stream, first.eventId && `event ${first.eventId}`, first.what].filter(Boolean).join(', '));
  if (!copied) throw copyDiffers(`it has ${sum.events} events, and the log has ${events}`);
  if (!copied.root.equals(root)) throw copyDiffers('the root over its events is another one');
  if (copied.instants !== instants) throw copyDiffers('some of its events were recorded at other instants');
};
