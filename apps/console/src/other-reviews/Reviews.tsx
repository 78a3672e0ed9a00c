import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from '../case-file/approvals/Approvals.module.css';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { dayInWords, dayOf } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, OutOfDate } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { More } from '../layout/More.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { firstWayFor, type Way } from '../correcting/ways.js';
import { reviewsIn, streamOf, type ReviewedIn } from './documents.js';
import { IN_COURT, IN_OPERATIONS, type ReviewDue, type ReviewSource } from './due.js';
import { EntryToReview } from './EntryToReview.js';
import { useReviewList } from './use-review-list.js';

interface Props {
  readonly where: ReviewedIn;
  readonly purpose: Purpose;
  /** The position in the log that the answer must include. */
  readonly atLeast: string | undefined;
}

const listIn = (where: ReviewedIn): readonly [source: ReviewSource<ReviewDue>, of: string] =>
  'prosecutionId' in where ? [IN_COURT, where.prosecutionId] : [IN_OPERATIONS, where.operationId];

/** What waits for the reader’s review in a court case or an operation, as in the case file of a survivor. */
export const Reviews = ({ where, purpose, atLeast }: Props) => {
  const { t } = useTranslation();
  const [source, of] = listIn(where);
  const { list, was, staleSince, error, fetching, again, rest } = useReviewList(source, { of, atLeast });
  const { more, isLoading, error: moreError } = rest;
  const within = useKeptFocus<HTMLDivElement>();
  const reviews = list ? reviewsIn(list.rows, where) : [];
  const isFewer = was !== undefined && reviews.length < reviewsIn(was.rows, where).length;
  const [isDecided, setDecided] = useState(false);
  // in the same commit as the list: the focus is kept by what says so, and nothing else may be left on the page
  if (isFewer && !isDecided) setDecided(true);
  if (!list && error) return <ErrorNotice error={error} again={again} />;
  return (
    <div ref={within} tabIndex={-1} className={css.others}>
      <OutOfDate since={staleSince} isAsking={fetching} again={again} />
      <p role="status" className={isDecided ? css.nothing : undefined}>
        {isDecided && t('file.decidedMeanwhile')}
      </p>
      {reviews.length > 0 && (
        <section id="approvals" aria-labelledby="approvals-title" className={css.approvals}>
          <h2 id="approvals-title">
            {t(reviews.every(({ rejected }) => rejected) ? 'file.toPutRight' : 'file.part.approvals')}
          </h2>
          {reviews.map((one) => (
            <Review key={one.eventId} where={where} purpose={purpose} review={one} />
          ))}
          {moreError && <ErrorNotice error={moreError} />}
          <More more={more} isLoading={isLoading} />
        </section>
      )}
    </div>
  );
};

/** What was not upheld is read again before it is put right. */
const WORDS = {
  toReview: { open: 'file.review', close: 'file.closeReview' },
  toPutRight: { open: 'file.readEntry', close: 'file.closeEntry' },
} as const;

interface WayProps {
  readonly way: Way | undefined;
  readonly search: { readonly stream: string; readonly purpose: Purpose; readonly eventId: string };
}

const WayToPutRight = ({ way, search }: WayProps) => {
  const { t } = useTranslation();
  if (!way) return null;
  return (
    <p className={css.ways}>
      <Link to="/record/$mutation" params={{ mutation: way }} search={search}>
        {mutationInWords(way, t)}
      </Link>
    </p>
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
        {rejected && ` · ${t('tasks.notUpheld')}`}
      </p>
      <Button size="xs" variant="light" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(WORDS[rejected ? 'toPutRight' : 'toReview'][isOpen ? 'close' : 'open'])}
      </Button>
      {isOpen && (
        <EntryToReview where={where} purpose={purpose} eventId={eventId}>
          {({ eventId: entryId, type }, revision) =>
            rejected ? (
              <WayToPutRight way={firstWayFor(type)} search={{ stream: streamOf(where), purpose, eventId: entryId }} />
            ) : revision === undefined ? null : (
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
