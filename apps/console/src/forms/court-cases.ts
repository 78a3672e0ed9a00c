import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import type { Survivor } from '../journey/documents.js';
import { PersonalWords } from '../journey/reading/personal-text.js';
import { dayInWords } from '../language/days.js';
import type { Choice } from './choice.js';

const CASES = graphql(`
  query CourtCases {
    prosecutions(first: 50) {
      edges {
        node {
          prosecutionId
          commencedOn
          court
        }
      }
    }
  }
`);

const CASE = graphql(
  `
    query CourtCase($id: UUID!) {
      prosecution(id: $id, purpose: COURT) {
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

/** What a field offers: cases of other survivors, or items of this survivor's cases. */
export type CourtChoices = { readonly others: readonly Choice[] } | { readonly cases: readonly CourtCase[] };

/** The cases that the user may see and the survivor is not in. */
const otherCases = async ({ prosecutions }: Survivor): Promise<readonly Choice[]> => {
  const { data } = await client.query(CASES, {}).toPromise();
  const own = new Set(prosecutions.map(({ prosecutionId }) => prosecutionId));
  return (data?.prosecutions.edges ?? [])
    .filter(({ node }) => !own.has(node.prosecutionId))
    .map(({ node }) => ({ value: node.prosecutionId, label: `${dayInWords(node.commencedOn)} · ${node.court}` }));
};

const ownCases = async ({ prosecutions }: Survivor): Promise<readonly CourtCase[]> => {
  const answers = await Promise.all(
    prosecutions.map(({ prosecutionId }) => client.query(CASE, { id: prosecutionId }).toPromise()),
  );
  return answers.flatMap(({ data }) => data?.prosecution ?? []);
};

export const findCourtChoices = async (isJoining: boolean, survivor: Survivor): Promise<CourtChoices> =>
  isJoining ? { others: await otherCases(survivor) } : { cases: await ownCases(survivor) };
