import { useMemo, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { reviewOf } from '../case-file/approvals/decisions.js';
import { TaskName } from '../tasks/TaskName.js';
import { KINDS } from '../tasks/step-for.js';
import { useLabels } from '../language/labels.js';
import { Empty, ErrorNotice, OutOfDate, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import type { Purpose } from '../journey/purposes.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { useLive } from '../live/use-live.js';
import { DUE_WORK, LIVE_DUE_WORK, type Work } from './documents.js';
import { Due } from '../tasks/Due.js';
import { asAsked, type WorkFilters } from './filters.js';
import { PersonName } from './Person.js';
import type { ReviewList } from '../other-reviews/due.js';
import { useOtherReviews } from '../other-reviews/use-other-reviews.js';
import type { OtherRest } from '../other-reviews/use-review-list.js';
import { leavesReviews, otherReviewsFor, type OtherReview } from './other-reviews.js';
import { OtherReviews } from './OtherReviews.js';
import { useEarlier } from './use-earlier.js';
import { useNewsOfCases } from './use-news-of-cases.js';
import { joinPages, partGoesOn } from './work-order.js';
import css from './List.module.css';

const PAGE_PEOPLE = 25;

const NO_REST: OtherRest = { more: undefined, isLoading: false, error: undefined };

const byId = (data: { readonly dueWork: { readonly edges: readonly { readonly node: Work }[] } } | undefined) =>
  data && new Map(data.dueWork.edges.map(({ node }) => [node.survivorId, node]));

interface Props {
  readonly purpose: Purpose;
  readonly filters: WorkFilters;
  /** What stands below the list while anybody is in it: the way to save it as a file. */
  readonly children?: ReactNode;
  /** Whether the list has cases of several colleagues: only then a row says whose it is. */
  readonly isOfColleagues: boolean;
}

/** What is due by person, the most urgent first. The service groups and counts. */
export const TaskList = ({ purpose, filters, isOfColleagues, children }: Props) => {
  const { t } = useTranslation();
  const variables = { purpose, first: PAGE_PEOPLE, ...asAsked(filters, KINDS) };
  const { data, was, staleSince, error, fetching, again } = useLive({
    query: DUE_WORK,
    variables: { ...variables, after: null },
    live: LIVE_DUE_WORK,
    watched: variables,
    as: (data) => data,
  });
  const [now, before] = [useMemo(() => byId(data), [data]), useMemo(() => byId(was), [was])];
  const fresh = useNewsOfCases(now, before);
  const earlier = useEarlier(variables, data?.dueWork, async (after) => {
    const { data: read, error: refused } = await client.query(DUE_WORK, { ...variables, after }).toPromise();
    return { page: read?.dueWork, error: refused };
  });
  const elsewhere = useOtherReviews();
  const within = useKeptFocus<HTMLDivElement>();
  // what stands above the list comes first: nothing may move below the finger of the reader
  const [isReady, setReady] = useState(false);
  if (!isReady && elsewhere.isSettled) setReady(true);
  if (!data || !now) return error && !fetching ? <ErrorNotice error={error} again={again} /> : <Waiting />;
  if (!isReady) return <Waiting />;
  const { totalCount, overdueCount, pageInfo, requestCount } = data.dueWork;
  const toAnswer = requestCount > 0 && (
    <p>
      <Link to="/offices">{t('tasks.requests', { count: requestCount })}</Link>
    </p>
  );
  const { court, operation } = elsewhere;
  const isFiltered = Object.values(filters).some(Boolean);
  const leftOf = (list: ReviewList<OtherReview> | undefined, rest: OtherRest) => ({
    reviews: otherReviewsFor(list?.rows ?? [], filters),
    total: isFiltered ? undefined : list?.count,
    rest: leavesReviews(filters) ? rest : NO_REST,
  });
  const inCourt = leftOf(court.list, court.rest);
  const inOperations = leftOf(operation.list, operation.rest);
  const isNoOther = [inCourt, inOperations].every((list) => list.reviews.length === 0 && !list.rest.more);
  const isSilent = now.size === 0 && !toAnswer && isNoOther;
  const old = (
    <>
      <OutOfDate since={staleSince} isAsking={fetching} again={again} />
      {staleSince === undefined && (
        <OutOfDate since={elsewhere.staleSince} isAsking={elsewhere.fetching} again={elsewhere.again} />
      )}
    </>
  );
  if (isSilent && elsewhere.isKnown)
    return (
      <>
        {old}
        <Empty title={t('tasks.none')} />
      </>
    );
  const people = joinPages([...now.values()], earlier.rows, !pageInfo.hasNextPage);
  const parts = [
    ['overdue', overdueCount, people.filter(({ overdue }) => overdue)],
    [
      'coming',
      totalCount === null || overdueCount === null ? null : totalCount - overdueCount,
      people.filter(({ overdue }) => !overdue),
    ],
  ] as const;
  const isCounted = totalCount !== null;
  const list = { people, isMore: earlier.more !== undefined, isCounted };
  return (
    <div ref={within} tabIndex={-1} className={css.tasksOf}>
      {old}
      {toAnswer}
      {elsewhere.error && <ErrorNotice error={elsewhere.error} again={elsewhere.again} />}
      <OtherReviews title="inCourt" {...inCourt} />
      <OtherReviews title="inOperations" {...inOperations} />
      {parts
        .filter(([, , some]) => some.length > 0)
        .map(([part, count, some]) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part} className={css.part}>
              {t(`tasks.${part}`)} <ListCount shown={some.length} total={count} goesOn={partGoesOn(part, list)} />
            </h2>
            <ul className={css.list}>
              {some.map((one) => (
                <Person
                  key={one.survivorId}
                  work={one}
                  isFresh={fresh.has(one.survivorId)}
                  isOfColleagues={isOfColleagues}
                  leadsToReview={Boolean(filters.kind)}
                />
              ))}
            </ul>
          </section>
        ))}
      {earlier.error && <ErrorNotice error={earlier.error} />}
      <More more={earlier.more} isLoading={earlier.isLoading} isSaved={Boolean(children)} />
      {!isCounted && !earlier.more && <p>{t('tasks.endsHere')}</p>}
      {people.length > 0 && children}
    </div>
  );
};

interface PersonProps extends Pick<Props, 'isOfColleagues'> {
  readonly work: Work;
  readonly isFresh: boolean;
  /** Whether the row leads to the review of what it names, where it is decided in one. */
  readonly leadsToReview: boolean;
}

const Person = ({ work, isFresh, isOfColleagues, leadsToReview }: PersonProps) => {
  const label = useLabels();
  const { survivorId, caseNumber, name, overdue, worker, needsCaseWorker, office, tasks } = work;
  const review = leadsToReview ? tasks.map(({ kind }) => reviewOf(kind)).find(Boolean) : undefined;
  return (
    <li data-fresh={isFresh || undefined}>
      <Link
        to="/journey/$survivorId"
        params={{ survivorId }}
        {...(review !== undefined && { hash: review })}
        className={`${css.row} ${isOfColleagues ? css.task : css.ownTask} ${overdue ? css.late : ''}`}
      >
        <PersonName caseNumber={caseNumber} named={name} />
        <span className={css.tasks}>
          {tasks.map((one) => (
            <span key={one.kind} className={css.one}>
              <TaskName {...one} />
              <Due on={one.dueOn} />
            </span>
          ))}
        </span>
        {isOfColleagues && <span className={css.small}>{(needsCaseWorker ? null : worker) ?? label(office)}</span>}
        <Icon name="next" />
      </Link>
    </li>
  );
};
