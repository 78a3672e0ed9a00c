import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import { Due } from './Due.js';
import { Mark } from './Mark.js';
import { deadlineOf, isLate, taskOf, titleOf, type OtherReview } from './other-reviews.js';
import css from './List.module.css';

interface Props {
  readonly reviews: readonly OtherReview[];
  /** How many there are, where no filter leaves some out. */
  readonly total: number | undefined;
  /** Shows more of them; undefined where all are shown. */
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
}

/** What waits for a review in court cases and operations: it belongs to no survivor alone. */
export const OtherReviews = ({ reviews, total, more, isLoading }: Props) => {
  const { t } = useTranslation();
  if (reviews.length === 0 && !more) return null;
  return (
    <section aria-labelledby="other-reviews">
      <h2 id="other-reviews" className={css.part}>
        {t('tasks.elsewhere')} <ListCount shown={reviews.length} total={total} goesOn={more !== undefined} />
      </h2>
      <ul className={css.list}>
        {reviews.map((one) => (
          <li key={one.eventId}>
            <Row review={one} />
          </li>
        ))}
      </ul>
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
