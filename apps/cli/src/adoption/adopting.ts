import {
  LOG_STREAM,
  LogOfOtherService,
  RecordingClock,
  adoptSurveyed,
  openLog,
  originOf,
  surveyLog,
  type Adoption,
  type EventStore,
  type LogSurvey,
  type Stamp,
} from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { HeadFolder } from '#security/log-head';
import { stampFrom, type ProcessConfiguration } from '#platform';
import { LOG_PREFIXES } from '#nest';
import { FollowingLog } from '../verify/following-log.js';

/** The decision and the progress of an adoption. */
interface AdoptionPrompts {
  /** Decides whether to continue after the survey. */
  readonly confirms: (survey: LogSurvey) => Promise<boolean>;
  readonly progress: (events: number) => void;
}

type AdoptionResult = { readonly adopted: Adoption } | { readonly nothing: string } | { readonly declined: true };

/** Adopts the log at an address while the service is stopped. @throws LogOfOtherService */
export const adopting = async (
  { configuration, environment, headsFolder, verbWaitS }: ProcessConfiguration,
  eventStoreUrl: string,
  asking: AdoptionPrompts,
): Promise<AdoptionResult> => {
  const store = await openAnsweringStore(eventStoreUrl, { waitS: verbWaitS });
  const clock = new RecordingClock(store);
  try {
    await clock.start();
    await assertNeverSigned(headsFolder);
    return await adopt(store, await stampFrom(environment, configuration, clock), asking);
  } finally {
    clock.stop();
    await store.dispose();
  }
};

/** A log without codes never had a signed head: with one, the owner of the database may have removed the codes. */
const assertNeverSigned = async (folder: string): Promise<void> => {
  const head = await new HeadFolder(folder).head();
  if (!head) return;
  throw new LogOfOtherService(
    `A head of the log ${head.origin} was signed in ${folder}, so its events have codes: if it is refused, its first events were altered. Restore a backup instead of adopting the log.`,
  );
};

const adopt = async (
  store: EventStore,
  stamp: Stamp,
  { confirms, progress }: AdoptionPrompts,
): Promise<AdoptionResult> => {
  const origin = await originOf(store);
  const [opened, ...others] = await store.read(LOG_STREAM);
  if (opened?.metadata.code !== undefined)
    return { nothing: `The log ${origin} was started with codes: there is nothing to adopt.` };
  // a log adopted with other keys must not be adopted again
  if (others.some(({ type }) => type === 'LogAdopted')) {
    await openLog(store, 'development', stamp);
    return { nothing: `The log ${origin} was adopted before: there is nothing to do.` };
  }
  const survey = await surveyLog(store, wholeLog(store, progress));
  if (!(await confirms(survey))) return { declined: true };
  return { adopted: await adoptSurveyed(store, stamp, survey) };
};

async function* wholeLog(store: EventStore, progress: (events: number) => void) {
  const last = await store.last(LOG_PREFIXES);
  if (!last) throw new LogOfOtherService('The event store holds no log: there is nothing to adopt.');
  const log = new FollowingLog(store, LOG_PREFIXES);
  let read = 0;
  try {
    for await (const batch of log.upTo(last.position)) {
      yield batch;
      progress((read += batch.length));
    }
  } finally {
    log.close();
  }
}
