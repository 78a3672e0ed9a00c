import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import css from '../case-file/approvals/Approvals.module.css';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { dayInWords, dayOf } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { usePermitted } from '../session/permitted.js';
import { OTHER_REVIEWS, reviewsIn, type ReviewDue, type ReviewedIn } from './documents.js';
import { EntryToReview } from './EntryToReview.js';

interface Props {
  readonly where: ReviewedIn;
  readonly purpose: Purpose;
  /** The position in the log that the answer must include. */
  readonly atLeast: string | undefined;
}

/** What waits for the reader’s review in a court case or an operation, as in the case file of a survivor. */
export const Reviews = ({ where, purpose, atLeast }: Props) => {
  const { t } = useTranslation();
  const isReviewer = usePermitted()?.has('reviewEntry');
  const [{ data, error }, again] = useQuery({
    query: OTHER_REVIEWS,
    variables: { purpose, atLeast: atLeast ?? null },
    pause: !isReviewer,
  });
  if (!data && error) return <ErrorNotice error={error} again={() => again({ requestPolicy: 'network-only' })} />;
  const reviews = data ? reviewsIn(data.dueWork, where) : [];
  if (reviews.length === 0) return null;
  return (
    <section id="approvals" aria-labelledby="approvals-title" className={css.approvals}>
      <h2 id="approvals-title">{t('file.part.approvals')}</h2>
      {reviews.map((one) => (
        <Review key={one.eventId} where={where} purpose={purpose} review={one} />
      ))}
    </section>
  );
};

const Review = ({ where, purpose, review }: Omit<Props, 'atLeast'> & { readonly review: ReviewDue }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [isOpen, setOpen] = useState(false);
  const { eventId, kind, recordedAt, recordedBy, rejected } = review;
  return (
    <div className={css.approval}>
      <p>
        <strong>{[label(kind, 'CorrectionKind'), recordedBy].join(' · ')}</strong> ·{' '}
        {t('file.since', { day: dayInWords(dayOf(new Date(recordedAt))) })}
        {rejected && ` · ${t('file.notUpheld')}`}
      </p>
      <Button size="xs" variant="light" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'file.closeReview' : 'file.review')}
      </Button>
      {isOpen && (
        <EntryToReview where={where} eventId={eventId}>
          {({ revision, eventId: entryId }) =>
            rejected ? (
              <p className={css.ways}>
                <Link
                  to="/record/$mutation"
                  params={{ mutation: 'correctEntry' }}
                  search={{ ...where, purpose, eventId: entryId }}
                >
                  {mutationInWords('correctEntry', t)}
                </Link>
              </p>
            ) : (
              <p className={css.ways}>
                <Link
                  to="/record/$mutation"
                  params={{ mutation: 'reviewEntry' }}
                  search={{ ...where, purpose, eventId, seen: String(revision) }}
                >
                  {mutationInWords('reviewEntry', t)}
                </Link>
              </p>
            )
          }
        </EntryToReview>
      )}
    </div>
  );
};
