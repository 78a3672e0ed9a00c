import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EntryShown } from '../case-file/approvals/EntryShown.js';
import { TIMELINE_ENTRY, type TimelineEntry } from '../journey/timeline/documents.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { useOtherEntry } from '../other-reviews/use-other-entry.js';
import '../case-file/language/load.js';
import { streamIdOf } from './about.js';

interface Props {
  readonly survivorId: string | undefined;
  readonly purpose: Purpose;
  readonly stream: string | undefined;
  /** The correction, the strike-out or the review. */
  readonly eventId: string;
}

/** What amended an entry until then, the disputed amendment last: a later one is not what somebody disputes. */
const upTo = (entry: TimelineEntry, eventId: string): TimelineEntry => {
  const last = entry.amendments.findIndex((one) => one.eventId === eventId);
  return { ...entry, changedBy: [], amendments: entry.amendments.slice(0, last + 1) };
};

/** A correction or a review as it was recorded, with the entry that it is about: nobody disputes what they have not read. */
export const DisputedAmendment = ({ survivorId, purpose, stream, eventId }: Props) => {
  const { t } = useTranslation();
  const where = streamIdOf(stream);
  const isOwn = !where.prosecutionId && !where.operationId;
  const [own] = useQuery({
    query: TIMELINE_ENTRY,
    variables: { survivorId: survivorId ?? '', eventId, purpose },
    pause: !isOwn,
  });
  const other = useOtherEntry(where, { eventId, purpose });
  const isAnswered = isOwn ? own.data !== undefined : other.isAnswered;
  const error = isOwn ? own.error : other.error;
  if (!isAnswered) return error ? <ErrorNotice error={error} /> : <Waiting rows={2} />;
  const entry = isOwn ? own.data?.timelineEntry : other.entry;
  if (!entry?.amendments.some((one) => one.eventId === eventId)) return <p>{t('file.noneVisible')}</p>;
  return <EntryShown entry={upTo(entry, eventId)} disputed={eventId} />;
};
