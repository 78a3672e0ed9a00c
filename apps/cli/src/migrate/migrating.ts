import type { EventStore, LogMigration, VerifiedEventStore } from '#kernel/event-store';
import type { HeadsConfiguration } from '#platform';
import { LOG_PREFIXES } from '#nest';
import { beginAgain, type StoresOnTheLog } from '../recover/begin-again.js';
import { recordMigration } from './record-migration.js';
import { copyLog } from './copy-log.js';
import { proveCopy } from './prove-copy.js';
import { changedLog } from './refusals.js';
import { signHead } from './sign-head.js';
import { surveyLogs, type LogPair, type MigrationSurvey } from './survey.js';

type MigrationStage = 'Reading both logs' | 'Copying' | 'Proving the copy' | 'Signing the head';

export interface MigrationWatcher {
  /** Whether to go on, after what was found. */
  readonly confirms: (survey: MigrationSurvey) => Promise<boolean>;
  readonly progress: (stage: MigrationStage, events: number) => void;
}

export interface Migrating extends LogPair {
  readonly from: LogMigration['from'];
  readonly interrupted: AbortSignal;
  readonly heads: HeadsConfiguration;
  /** Opens the target after the copy. Every event that is read from it is verified. */
  readonly openTarget: () => Promise<VerifiedEventStore>;
  /** Opens every store that holds log positions, runs the work, and closes them. */
  readonly withStores: (work: (stores: StoresOnTheLog) => Promise<void>) => Promise<void>;
}

export interface MigrationResult extends Pick<MigrationSurvey, 'origin' | 'events' | 'others'> {
  /** How many events this run has appended. */
  readonly copied: number;
  readonly root: string;
  /** Eight hex digits, with which positions are written from now on. */
  readonly generation: string;
}

/**
 * Brings a log into another event store. Nothing is changed in the one where it lies, and each stage may be repeated: a
 * process that is killed at any moment is simply run again. The head is signed last, which closes the former store.
 * @returns nothing where the person who was asked did not agree
 * @throws CommandRefused, LogOfOtherService, StoreUnavailable
 */
export const migrate = async (asked: Migrating, watcher: MigrationWatcher): Promise<MigrationResult | undefined> => {
  const { source, target, stamp, headsFolder, interrupted } = asked;
  const show = (stage: MigrationStage) => (events: number) => watcher.progress(stage, events);
  const survey = await surveyLogs({ source, target, stamp, headsFolder }, show('Reading both logs'));
  if (!(await watcher.confirms(survey))) return undefined;
  await copyLog({ source, target, interrupted }, survey, show('Copying'));
  await assertUnchanged(source, survey);
  const log = await asked.openTarget();
  if (!survey.migration) await survey.collector.record(log, { origin: survey.origin, stamp });
  await proveCopy(target, stamp, survey, show('Proving the copy'));
  await assertUnchanged(source, survey);
  interrupted.throwIfAborted();
  const id = survey.migration?.id ?? (await recordMigration(log, asked, survey));
  await asked.withStores(beginAgain);
  await signHead(log, asked.heads, show('Signing the head'));
  const { origin, events, others, copied, root } = survey;
  return { origin, events, others, copied: events - copied, root: root.toString('base64'), generation: id.slice(0, 8) };
};

const assertUnchanged = async (source: EventStore, { last }: MigrationSurvey): Promise<void> => {
  if ((await source.last(LOG_PREFIXES))?.id !== last.id) throw changedLog();
};
