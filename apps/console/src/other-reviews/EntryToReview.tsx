import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EntryShown } from '../case-file/approvals/EntryShown.js';
import type { TimelineEntry } from '../journey/timeline/documents.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { COURT_ENTRY, OPERATION_ENTRY, type ReviewedIn } from './documents.js';

interface Props {
  readonly where: ReviewedIn;
  readonly eventId: string;
  /** What follows once the entry is on the page: nobody decides on what they have not read. */
  readonly children: (entry: TimelineEntry) => ReactNode;
}

/** What was recorded, and beside each value what the amendment says instead, with its reason. */
export const EntryToReview = ({ where, eventId, children }: Props) => {
  const { t } = useTranslation();
  const inCourt = 'prosecutionId' in where;
  const [court] = useQuery({
    query: COURT_ENTRY,
    variables: { id: inCourt ? where.prosecutionId : '', eventId, purpose: 'COURT' },
    pause: !inCourt,
  });
  const [operation] = useQuery({
    query: OPERATION_ENTRY,
    variables: { id: inCourt ? '' : where.operationId, eventId },
    pause: inCourt,
  });
  const { data, error } = inCourt ? court : operation;
  if (!data) return error ? <ErrorNotice error={error} /> : <Waiting rows={2} />;
  const entry = court.data?.courtEntry ?? operation.data?.operationEntry;
  if (!entry) return <p>{t('file.noneVisible')}</p>;
  return (
    <>
      <EntryShown entry={entry} />
      {children(entry)}
    </>
  );
};
