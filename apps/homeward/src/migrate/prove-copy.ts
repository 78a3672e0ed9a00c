import { steps } from '#aggregates';
import { asStored, type EventStore, type Stamp } from '#event-store';
import { LOG_PREFIXES } from '#step';
import { MerkleTree, leafOf } from '#trust';
import { Findings } from '../verify/findings.js';
import { FollowingLog } from '../verify/following-log.js';
import { judgedLog } from '../verify/judged-log.js';
import { LogAudit } from '../verify/log-audit.js';
import { copyDiffers } from './refusals.js';
import { isOurs, type MigrationSurvey } from './survey.js';

/**
 * Reads the copy from its first event: every chain and code holds, and the tree over as many events has the same root, so
 * that ids, content, metadata and order are those of the source. @throws Refused
 */
export const proveCopy = async (
  target: EventStore,
  stamp: Stamp,
  { origin, events, root }: Pick<MigrationSurvey, 'origin' | 'events' | 'root'>,
  progress: (events: number) => void,
): Promise<void> => {
  const findings = new Findings();
  const { all, origin: found } = await judgedLog(target, { steps, stamp, signedOrigin: origin }, findings);
  const last = await target.last(LOG_PREFIXES);
  if (found !== origin || !last) throw copyDiffers(`its origin is ${found}, and not ${origin}`);
  const audit = new LogAudit(origin, findings, last.position);
  const tree = new MerkleTree();
  const log = new FollowingLog(all, LOG_PREFIXES);
  let rootFound: Buffer | undefined;
  try {
    for await (const batch of log.upTo(last.position)) {
      audit.take(batch);
      for (const event of batch.filter(isOurs)) {
        tree.append(leafOf(asStored(event)));
        if (tree.size === events) rootFound = tree.root();
      }
      progress(tree.size);
    }
  } finally {
    log.close();
  }
  const [first] = findings.named;
  if (first)
    throw copyDiffers([first.stream, first.eventId && `event ${first.eventId}`, first.what].filter(Boolean).join(', '));
  if (!rootFound) throw copyDiffers(`it has ${tree.size} events, and the log has ${events}`);
  if (!rootFound.equals(root)) throw copyDiffers('the root over its events is another one');
};
