import { client } from '../../api/client.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { loadAllPages } from '../../api/pages.js';
import type { FormRecord } from '../record/document.js';
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

/** Those that the survivor is not in. */
const otherCases = async ({
  prosecutions,
}: Pick<FormRecord, 'prosecutions'>): Promise<readonly Choice[] | undefined> => {
  const own = new Set((prosecutions ?? []).map(({ prosecutionId }) => prosecutionId));
  return (await loadCases())
    ?.filter(({ prosecutionId }) => !own.has(prosecutionId))
    .map(({ prosecutionId, commencedOn, article, court }) => ({
      value: prosecutionId,
      label: [dayInWords(commencedOn), article, court].join(' · '),
    }));
};

const ownCases = async ({ prosecutions }: Pick<FormRecord, 'prosecutions'>): Promise<readonly CourtCase[]> => {
  const answers = await Promise.all(
    (prosecutions ?? []).map(({ prosecutionId }) => client.query(CASE, { id: prosecutionId }).toPromise()),
  );
  return answers.flatMap(({ data }) => data?.prosecution ?? []);
};

export const findCourtChoices = async (isJoining: boolean, survivor: FormRecord): Promise<CourtChoices> =>
  isJoining ? { others: await otherCases(survivor) } : { cases: await ownCases(survivor) };
