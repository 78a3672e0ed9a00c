import { useTranslation } from 'react-i18next';
import { useQuery, type TypedDocumentNode } from 'urql';
import { Empty } from '../layout/Answer.js';
import type { Purpose } from '../journey/purposes.js';
import { usePermitted } from '../session/permitted.js';
import { Missing } from './CaseList.js';
import { FOUND_STANDINGS } from './documents.js';
import { List, type ListedCase } from './List.js';
import { isLikePhone } from './phone.js';
import { FIND_BY_CONTACT, FIND_BY_NAME, type FoundSurvivors } from './search-documents.js';
import { readSought } from './sought.js';

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

const ByName = ({ purpose, sought }: Props) => (
  <Results
    query={FIND_BY_NAME}
    variables={{ purpose, ...readSought(sought) }}
    as={(data) => data.searchSurvivors}
    narrow="search.narrow"
    purpose={purpose}
  />
);

const ByContact = ({ purpose, sought }: Props) => (
  <Results
    query={FIND_BY_CONTACT}
    variables={{ purpose, contact: sought }}
    as={(data) => data.survivorsByContact}
    narrow="search.narrowContact"
    purpose={purpose}
  />
);

interface ResultsProps<Data, Variables extends object> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  readonly as: (data: Data) => FoundSurvivors;
  readonly purpose: Purpose;
  /** The key of the sentence about how to find the others. */
  readonly narrow: 'search.narrow' | 'search.narrowContact';
}

const Results = <Data, Variables extends Record<string, unknown>>({
  query,
  variables,
  as,
  purpose,
  narrow,
}: ResultsProps<Data, Variables>) => {
  const { t } = useTranslation();
  const [{ data, error, fetching }, again] = useQuery({ query, variables });
  const survivorIds = data && !fetching ? as(data).edges.map(({ node }) => node.survivorId) : [];
  const [{ data: standings }] = useQuery({
    query: FOUND_STANDINGS,
    variables: { purpose, survivorIds },
    pause: survivorIds.length === 0,
  });
  if (!data || fetching) return <Missing error={error} fetching={fetching} again={again} />;
  const found = as(data).edges.map(({ node }) => node);
  if (found.length === 0)
    return as(data).pageInfo.hasNextPage ? (
      <Empty title={t('search.noneYet')}>
        <p>{t('search.noneYetWhy')}</p>
      </Empty>
    ) : (
      <Empty title={t('search.none')}>
        <p>{t('search.noneWhy')}</p>
      </Empty>
    );
  const cases = new Map(standings?.caseload.edges.map(({ node }) => [node.survivorId, node]));
  const listed = found.map((each): ListedCase => ({ ...each, one: cases.get(each.survivorId) }));
  return (
    <>
      {as(data).pageInfo.hasNextPage && <p role="status">{t(narrow, { shown: found.length })}</p>}
      <List listed={listed} />
    </>
  );
};
