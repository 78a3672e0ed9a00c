import { steps } from '#domain/aggregates';
import { readCopyEnd } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { HeadAudit, HeadFolder, type HeadlessTime } from '#security/log-head';
import { LOG_PREFIXES, PREFIXES } from '#nest';
import { Audit } from './audit.js';
import { DocumentAudit, destroyedSubjectsIn, type VerifiedDocuments } from './documents.js';
import { Findings, type Finding } from './findings.js';
import { FollowingLog } from './following-log.js';
import { judgeLog } from './judged-log.js';
import { LedgerAudit } from './ledger.js';
import type { SetAside } from './log-audit.js';
import type { VerifyOptions } from './options.js';
import type { VerifiedReleases } from './releases.js';
import type { Sum } from './stream-sums.js';
import { RebuiltViews } from './views.js';

/** All streams, also those that only the service itself writes. */
const EVERYTHING = [''];

export interface VerifyResult {
  readonly sound: boolean;
  readonly acked: number | null;
  readonly promised: number | null;
  /** The number of entries of records; `streams` also counts those about the log. */
  readonly logged: number;
  readonly projected: number | null;
  readonly rows: number;
  readonly tables: number;
  readonly parked: number;
  readonly streams: Readonly<Record<string, Readonly<Sum>>>;
  /** The number of events in streams that Homeward does not use. */
  readonly others: number;
  /** Whether the codes of the events were checked. */
  readonly codes: boolean;
  readonly head: { readonly size: number; readonly at: string; readonly lossAccepted: boolean } | null;
  /** The instants at which signing began without a former head, although the log was old. */
  readonly headsMissing: readonly HeadlessTime[];
  /** The number of events newer than the head, which only the log itself proves. */
  readonly younger: number;
  readonly setAside: readonly SetAside[];
  readonly documents: VerifiedDocuments | null;
  readonly releases: VerifiedReleases | null;
  readonly found: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks that only the service wrote the log and that nothing is missing, that acknowledged = logged = projected, and that
 * the rows of the live set are exactly those that follow from the log.
 */
export const verify = async (options: VerifyOptions, progress: (events: number) => void): Promise<VerifyResult> => {
  const { eventStoreUrl, headsFolder, stamp, ledger } = options;
  const findings = new Findings();
  const raw = await openAnsweringStore(eventStoreUrl, { waitS: options.storeWaitS });
  let log: FollowingLog | undefined;
  let views: RebuiltViews | undefined;
  try {
    // the head is read first, so that the log read afterwards must contain its events
    // one that cannot be read is a finding of the audit below
    const signed = await new HeadFolder(headsFolder).head().catch(() => undefined);
    const judged = await judgeLog(raw, { steps, stamp, signedOrigin: signed?.origin }, findings);
    const { origin, proven } = judged;
    const headAudit = await HeadAudit.open(headsFolder, origin, proven !== undefined);
    const audit = new Audit(origin, headAudit, findings, await readCopyEnd(proven ?? raw));
    const known = new LedgerAudit(ledger, findings);
    const documents =
      options.documents &&
      new DocumentAudit(options.documents.store, findings, destroyedSubjectsIn(options.documents.tombstonesFile));
    const [head, last] = await Promise.all(
      [PREFIXES, LOG_PREFIXES].map(async (prefixes) => (await raw.last(prefixes))?.position ?? -1n),
    );
    if (options.views && proven)
      views = await RebuiltViews.begin(options.views, { origin, head: head!, store: proven }, findings);
    log = new FollowingLog(judged.all, EVERYTHING);
    let read = 0;
    const readUpTo = async (position: bigint) => {
      for await (const batch of log!.upTo(position)) {
        await audit.take(batch);
        known.take(batch);
        documents?.take(batch);
        await views?.take(batch);
        progress((read += batch.length));
      }
    };
    await readUpTo(last!);
    const live = await views?.readLiveSet(proven!, head!, origin);
    if (live && !live.problem) await readUpTo(live.position);
    const verdict = await audit.end();
    known.end();
    const kept = (await documents?.end()) ?? null;
    const compared = live && (await views!.compare(live, proven!));
    if (stamp) await views?.auditPlaces(proven!, origin, stamp.keys);
    const releases = (stamp && (await views?.auditReleases(stamp.keys))) ?? null;
    if (live) await views!.auditPolicies(head!, live);
    const { sums, others, setAside } = audit.log;
    const logged = sums.events(PREFIXES);
    return {
      sound: findings.count === 0,
      acked: ledger.size > 0 ? known.acked : null,
      promised: ledger.size > 0 ? known.promised : null,
      logged,
      projected: compared ? (compared.stands ? logged : 0) : null,
      rows: compared?.rows ?? 0,
      tables: compared?.tables ?? 0,
      parked: compared?.parked ?? 0,
      streams: sums.byKind(),
      others,
      codes: proven !== undefined,
      head: verdict.head ? { size: verdict.head.size, at: verdict.head.at, lossAccepted: verdict.lossAccepted } : null,
      headsMissing: verdict.missing,
      younger: verdict.younger,
      setAside,
      documents: kept,
      releases,
      found: findings.count,
      findings: findings.named,
    };
  } finally {
    log?.close();
    await views?.throwAway();
    await raw.dispose();
  }
};
