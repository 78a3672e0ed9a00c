import { graphql, type ResultOf } from '../../api/graphql.js';
import { CareFacts } from './care.js';
import { CaseFacts } from './case.js';
import { PersonFacts } from './person.js';

/** What the case file shows when it is opened. Each other personal value has a query of its own. */
const OpenFacts = graphql(
  `
    fragment OpenFacts on Survivor @_unmask {
      id
      caseNumber
      revision
      stale
      inPart
      ...PersonFacts
      ...CareFacts
      ...CaseFacts
    }
  `,
  [PersonFacts, CareFacts, CaseFacts],
);

export const CASE_FILE = graphql(
  `
    query CaseFile($id: UUID!, $purpose: Purpose!, $atLeast: String, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, atLeast: $atLeast, asOf: $asOf) {
        ...OpenFacts
      }
    }
  `,
  [OpenFacts],
);

/** The same as a subscription: a new result for each entry of the record. */
export const LIVE_CASE_FILE = graphql(
  `
    subscription LiveCaseFile($survivorId: UUID!, $purpose: Purpose!) {
      journey(survivorId: $survivorId, purpose: $purpose) {
        ...OpenFacts
      }
    }
  `,
  [OpenFacts],
);

export type CaseFile = NonNullable<ResultOf<typeof CASE_FILE>['survivor']>;
