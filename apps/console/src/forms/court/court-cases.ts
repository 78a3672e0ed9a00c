import type { TFunction } from 'i18next';
import { client } from '../../api/client.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { loadAllPages } from '../../api/pages.js';
import { PersonalWords } from '../../journey/reading/personal-text.js';
import { dayInWords } from '../../language/days.js';
import type { Choice } from '../choice.js';

const CASES = graphql(`
  query CourtCases($after: String, $atLeast: String) {
    prosecutions(first: 50, after: $after, atLeast: $atLeast) {
      edges {
        node {
          prosecutionId
          commencedOn
          article
          court
          accused
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CASE = graphql(
  `
    query CourtCase($id: UUID!, $atLeast: String) {
      prosecution(id: $id, purpose: COURT, atLeast: $atLeast) {
        accused {
          accusedId
          role
          name {
            ...PersonalWords
          }
        }
        appeals {
          appealId
          on
          appellant
          outcome
        }
        planned {
          hearingId
          at
        }
      }
    }
  `,
  [PersonalWords],
);

export type CourtCase = NonNullable<ResultOf<typeof CASE>['prosecution']>;

/** What a field offers: cases of other survivors, unless the service does not answer, or items of this survivor's cases. */
export type CourtChoices =
  { readonly others: readonly Choice[] | undefined } | { readonly cases: readonly CourtCase[] };

/** All cases that the user may see; undefined when the service does not answer. */
const loadCases = () =>
  loadAllPages(async (after) => (await client.query(CASES, { after }).toPromise()).data?.prosecutions);

export interface AskedCases {
  /** Other cases than these, or what is in these. */
  readonly isOfOthers: boolean;
  readonly own: readonly string[];
}

/** As people name a case: when it began, under which article, at which court, and how many are accused. */
const otherCases = async (own: readonly string[], t: TFunction): Promise<readonly Choice[] | undefined> =>
  (await loadCases())
    ?.filter(({ prosecutionId }) => !own.includes(prosecutionId))
    .map(({ prosecutionId, commencedOn, article, court, accused }) => ({
      value: prosecutionId,
      label: [
        dayInWords(commencedOn),
        article,
        court,
        ...(accused > 0 ? [t('form.accused', { count: accused })] : []),
      ].join(' · '),
    }));

const ownCases = async (own: readonly string[]): Promise<readonly CourtCase[]> => {
  const answers = await Promise.all(own.map((id) => client.query(CASE, { id }).toPromise()));
  return answers.flatMap(({ data }) => data?.prosecution ?? []);
};

export const findCourtChoices = async ({ isOfOthers, own }: AskedCases, t: TFunction): Promise<CourtChoices> =>
  isOfOthers ? { others: await otherCases(own, t) } : { cases: await ownCases(own) };
