import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import type { OtherRest } from '../other-reviews/use-review-list.js';
import { Due } from '../tasks/Due.js';
import { Mark } from './Mark.js';
import { deadlineOf, isLate, placeOf, taskOf, titleOf, type OtherReview } from './other-reviews.js';
import css from './List.module.css';

interface Props {
  readonly title: 'inCourt' | 'inOperations';
  readonly reviews: readonly OtherReview[];
  /** How many there are, where no filter leaves some out. */
  readonly total: number | undefined;
  readonly rest: OtherRest;
}

/** What waits for a review in court cases, or in operations: it belongs to no survivor alone. */
export const OtherReviews = ({ title, reviews, total, rest: { more, isLoading, error } }: Props) => {
  const { t } = useTranslation();
  // nobody knows how many of those that are not shown a filter leaves
  const isCounted = total !== undefined || !more;
  if (reviews.length === 0 && !more) return null;
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className={css.part}>
        {t(`tasks.${title}`)} {isCounted && <ListCount shown={reviews.length} total={total} goesOn={false} />}
      </h2>
      <ul className={css.list}>
        {reviews.map((one) => (
          <li key={`${placeOf(one)} ${one.eventId}`}>
            <Row review={one} />
          </li>
        ))}
      </ul>
      {error && <ErrorNotice error={error} />}
      <More more={more} isLoading={isLoading} />
    </section>
  );
};

const Row = ({ review }: { readonly review: OtherReview }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const deadline = deadlineOf(review);
  const className = `${css.row} ${css.task} ${isLate(review) ? css.late : ''}`;
  const says = (title: string) => (
    <>
      <strong>{title}</strong>
      <span className={css.tasks}>
        <span className={css.one}>
          {/* what was not upheld is reviewed no more: its mark says what is to be done, and nothing by when */}
          {deadline && (
            <>
              <span>{label(taskOf(review), 'TaskKind')}</span>
              <Due on={deadline} />
            </>
          )}
        </span>
        {review.rejected && <Mark tone="danger">{t('tasks.notUpheld')}</Mark>}
      </span>
      <span className={css.small}>{t('journey.by', { who: review.recordedBy })}</span>
      <Icon name="next" />
    </>
  );
  if ('prosecutionId' in review)
    return (
      <Link
        to="/court/$prosecutionId"
        params={{ prosecutionId: review.prosecutionId }}
        search={{ purpose: 'COURT' }}
        hash="approvals"
        className={className}
      >
        {says(review.court ?? '')}
      </Link>
    );
  const { prevention, operationId } = review;
  return (
    <Link
      to="/activity/$list/$operationId"
      params={{ list: prevention ? 'prevention' : 'operation', operationId }}
      hash="approvals"
      className={className}
    >
      {says(titleOf(review, label) ?? t('tasks.struckOut'))}
    </Link>
  );
};
