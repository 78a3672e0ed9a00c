import { useMemo, type ReactNode } from 'react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { Empty, ErrorNotice, OutOfDate, Waiting } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';
import { mayUse } from '../session/person.js';
import { inOrder } from './case-order.js';
import { CASELOAD, LIVE_CASELOAD, type Case } from './documents.js';
import { ofCases, type WorkFilters } from './filters.js';
import { List } from './List.js';
import { useCaseCount } from './use-case-count.js';
import { useEarlier } from './use-earlier.js';
import { useNewsOfCases } from './use-news-of-cases.js';
import css from './List.module.css';

const casesIn = (data: { readonly caseload: { readonly edges: readonly { readonly node: Case }[] } } | undefined) =>
  data && new Map(data.caseload.edges.map(({ node }) => [node.survivorId, node]));

const PAGE_MAX_CASES = 50;

interface Props {
  readonly purpose: Purpose;
  readonly filters: WorkFilters;
  /** What stands below the list while anybody is in it: the way to save it as a file. */
  readonly children?: ReactNode;
}

/** The assigned cases: the most urgent first while they are few, otherwise the latest referral first, page by page. */
export const CaseList = ({ purpose, filters, children }: Props) => {
  const { t } = useTranslation();
  const sought = { purpose, ...ofCases(filters) };
  const variables = { ...sought, first: PAGE_MAX_CASES };
  const { data, was, staleSince, error, fetching, again } = useLive({
    query: CASELOAD,
    variables: { ...variables, after: null },
    live: LIVE_CASELOAD,
    watched: variables,
    as: (answer) => answer,
  });
  const [now, before] = [useMemo(() => casesIn(data), [data]), useMemo(() => casesIn(was), [was])];
  const fresh = useNewsOfCases(now, before);
  const earlier = useEarlier(variables, data?.caseload, async (after) => {
    const { data: read, error: refused } = await client.query(CASELOAD, { ...variables, after }).toPromise();
    return { page: read?.caseload, error: refused };
  });
  const isWhole = data?.caseload.pageInfo.hasNextPage === false;
  const counted = useCaseCount(isWhole ? undefined : data?.caseload, sought);
  if (!data || !now) return <Missing error={error} fetching={fetching} again={again} />;
  const { cases, isByUrgency } = inOrder([...now.values()], earlier.rows, isWhole);
  const count = isWhole ? now.size : counted;
  const isFiltered = Object.values(filters).some(Boolean);
  const old = <OutOfDate since={staleSince} isAsking={fetching} again={again} />;
  if (cases.length === 0)
    return (
      <>
        {old}
        {isFiltered ? <Empty title={t('cases.noMatch')} /> : <NoCase />}
      </>
    );
  return (
    <>
      {old}
      <p role="status" className={css.count}>
        {t(isByUrgency ? 'cases.byUrgency' : 'cases.byReferral')}
        {count !== undefined && ` · ${t('cases.count', { count })}`}
      </p>
      <List listed={cases.map((one) => ({ ...one, reasons: [], one }))} fresh={fresh} />
      {earlier.error && <ErrorNotice error={earlier.error} />}
      <More more={earlier.more} isLoading={earlier.isLoading} isSaved={Boolean(children)} />
      {children}
    </>
  );
};

/** In a new organisation, or for a new colleague: a referral begins the first case. */
const NoCase = () => {
  const { t } = useTranslation();
  const { person } = useRouteContext({ from: '__root__' });
  return (
    <Empty title={t(person.role === 'SUPERVISOR' ? 'cases.noneOfOffice' : 'cases.none')}>
      {mayUse('refer', person) && <Link to="/refer">{t('place.refer')}</Link>}
    </Empty>
  );
};

interface MissingProps {
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly again: () => void;
}

export const Missing = ({ error, fetching, again }: MissingProps) =>
  error && !fetching ? <ErrorNotice error={error} again={() => again()} /> : <Waiting />;
