import { useTranslation } from 'react-i18next';
import { useQuery, type TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { Empty, ErrorNotice } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import type { Purpose } from '../journey/purposes.js';
import { usePermitted } from '../session/permitted.js';
import { Missing } from './CaseList.js';
import { FOUND_STANDINGS, type CaseStanding } from './documents.js';
import { List, type ListedCase } from './List.js';
import type { ReadPage } from './loaded-rows.js';
import { MayBeMissing } from './MayBeMissing.js';
import { isLikePhone } from './phone.js';
import { FIND_BY_CONTACT, FIND_BY_NAME, type FoundSurvivors } from './search-documents.js';
import { readSought } from './sought.js';
import { useEarlier } from './use-earlier.js';
import css from './List.module.css';

type FoundSurvivor = FoundSurvivors['edges'][number]['node'] & { readonly one?: CaseStanding | undefined };

interface Props {
  readonly purpose: Purpose;
  readonly sought: string;
}

/** The survivors found for a name, or for a phone number. */
export const FoundList = ({ purpose, sought }: Props) => {
  const permitted = usePermitted();
  const isPhone = isLikePhone(sought) && permitted?.has('survivorsByContact');
  return isPhone ? <ByContact purpose={purpose} sought={sought} /> : <ByName purpose={purpose} sought={sought} />;
};

const ByName = ({ purpose, sought }: Props) => {
  const asked = { purpose, ...readSought(sought) };
  return (
    <Results
      // what was found further on for one name is not that of another
      key={JSON.stringify(asked)}
      query={FIND_BY_NAME}
      variables={asked}
      as={(data) => data.searchSurvivors}
      readAfter={async (after) => {
        const { data, error } = await client.query(FIND_BY_NAME, { ...asked, after }).toPromise();
        return { page: data && (await withStandings(data.searchSurvivors, purpose)), error };
      }}
      purpose={purpose}
    />
  );
};

const ByContact = ({ purpose, sought }: Props) => (
  <Results
    key={sought}
    query={FIND_BY_CONTACT}
    variables={{ purpose, contact: sought }}
    as={(data) => data.survivorsByContact}
    purpose={purpose}
  />
);

/** Only those of the page: the service answers for so many cases at once. */
const withStandings = async (page: FoundSurvivors, purpose: Purpose) => {
  const survivorIds = page.edges.map(({ node }) => node.survivorId);
  if (survivorIds.length === 0) return page;
  const { data } = await client.query(FOUND_STANDINGS, { purpose, survivorIds }).toPromise();
  const cases = new Map(data?.caseload.edges.map(({ node }) => [node.survivorId, node]));
  return { ...page, edges: page.edges.map(({ node }) => ({ node: { ...node, one: cases.get(node.survivorId) } })) };
};

interface ResultsProps<Data, Variables extends object> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  readonly as: (data: Data) => FoundSurvivors;
  /** Goes on after a page, which may end before many were compared. Left out where the service does not go on. */
  readonly readAfter?: (cursor: string) => Promise<ReadPage<FoundSurvivor>>;
  readonly purpose: Purpose;
}

const NO_PAGE = async () => ({ page: undefined, error: undefined });

const Results = <Data, Variables extends Record<string, unknown>>({
  query,
  variables,
  as,
  readAfter,
  purpose,
}: ResultsProps<Data, Variables>) => {
  const { t } = useTranslation();
  const [{ data, error, fetching }, again] = useQuery({ query, variables });
  const page = data && !fetching ? as(data) : undefined;
  const survivorIds = page?.edges.map(({ node }) => node.survivorId) ?? [];
  const [{ data: standings }] = useQuery({
    query: FOUND_STANDINGS,
    variables: { purpose, survivorIds },
    pause: survivorIds.length === 0,
  });
  const later = useEarlier<FoundSurvivor>(variables, readAfter && page, readAfter ?? NO_PAGE);
  const { rows, more, isLoading, error: failed } = later;
  if (!page) return <Missing error={error} fetching={fetching} again={again} />;
  const all: readonly FoundSurvivor[] = rows.length > 0 ? rows : page.edges.map(({ node }) => node);
  // a record that was revised between two pages may be on both
  const found = [...new Map(all.map((each) => [each.survivorId, each])).values()];
  const cases = new Map(standings?.caseload.edges.map(({ node }) => [node.survivorId, node]));
  const listed = found.map((each): ListedCase => ({ ...each, one: each.one ?? cases.get(each.survivorId) }));
  const isMore = readAfter ? more !== undefined : page.pageInfo.hasNextPage;
  const shown = found.length;
  return (
    <>
      {/* there from the start: screen readers announce how it stands after each page */}
      <div role="status" className={css.stand}>
        <MayBeMissing isStale={page.stale || later.isStale} leftOut={page.leftOutCount} />
        {shown === 0 ? (
          <Empty title={t(isLoading ? 'search.comparing' : isMore ? 'search.noneYet' : 'search.none')}>
            <p>{t(isMore && readAfter ? 'search.noneYetWhy' : 'search.noneWhy')}</p>
          </Empty>
        ) : isLoading ? (
          t('search.comparing')
        ) : isMore ? (
          t(readAfter ? 'search.narrow' : 'search.narrowContact', { shown })
        ) : (
          rows.length > 0 && t('search.all', { count: shown })
        )}
      </div>
      {shown > 0 && <List listed={listed} />}
      {failed && <ErrorNotice error={failed} />}
      {readAfter && <More more={more} isLoading={isLoading} label={t('search.compareMore')} />}
    </>
  );
};
