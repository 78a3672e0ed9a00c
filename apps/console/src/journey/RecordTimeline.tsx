import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, Waiting } from '../layout/Answer.js';
import { useLive } from '../live/use-live.js';
import { useNewsOf } from '../live/use-news-of.js';
import { JOURNEY, SURVIVOR, type Survivor } from './documents.js';
import { entriesOf } from './entries.js';
import type { Entry } from './entry.js';
import type { Purpose } from './purposes.js';
import { Timeline } from './Timeline.js';

interface Props {
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The position of the latest recorded entry, which the view must include. */
  readonly atLeast?: string | undefined;
}

const entriesIn = (survivor: Survivor | null | undefined): ReadonlyMap<string, Entry> | undefined =>
  survivor ? new Map(entriesOf(survivor).map((entry) => [`${entry.lane} ${entry.id}`, entry])) : undefined;

/** The timeline of a record, with its live changes. */
export const RecordTimeline = ({ survivorId, purpose, atLeast }: Props) => {
  const { t } = useTranslation();
  const { data, was, error, fetching, again } = useLive({
    query: SURVIVOR,
    variables: { id: survivorId, purpose, atLeast: atLeast ?? null },
    live: JOURNEY,
    watched: { survivorId, purpose },
    as: ({ journey }) => ({ survivor: journey }),
    atLeast,
  });
  const entries = useMemo(() => entriesIn(data?.survivor), [data]);
  const before = useMemo(() => entriesIn(was?.survivor), [was]);
  const fresh = useNewsOf(entries, before, (key) => {
    const entry = entries?.get(key) ?? before?.get(key);
    return entry ? t(`entry.${entry.kind}`) : '';
  });
  if (error && !data && !fetching) return <Refused error={error} again={again} />;
  if (!entries) return <Waiting rows={5} />;
  return <Timeline entries={[...entries.values()]} fresh={fresh} from={{ survivorId, purpose }} />;
};
