import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryShown } from '../case-file/approvals/EntryShown.js';
import type { TimelineEntry } from '../journey/timeline/documents.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import type { ReviewedIn } from './documents.js';
import { useOtherEntry } from './use-other-entry.js';

interface Props {
  readonly where: ReviewedIn;
  readonly purpose: Purpose;
  readonly eventId: string;
  /**
   * What follows once the entry is on the page: nobody decides on what they have not read.
   * @param revision of the court case or the operation, as it was read
   */
  readonly children: (entry: TimelineEntry, revision: number | undefined) => ReactNode;
}

/** What was recorded, and beside each value what the amendment says instead, with its reason. */
export const EntryToReview = ({ where, purpose, eventId, children }: Props) => {
  const { t } = useTranslation();
  const { isAnswered, entry, revision, error } = useOtherEntry(where, { eventId, purpose });
  if (!isAnswered) return error ? <ErrorNotice error={error} /> : <Waiting rows={2} />;
  if (!entry) return <p>{t('file.noneVisible')}</p>;
  return (
    <>
      <EntryShown entry={entry} />
      {children(entry, revision)}
    </>
  );
};
