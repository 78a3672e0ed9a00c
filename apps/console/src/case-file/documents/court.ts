import { graphql } from '../../api/graphql.js';

/** One court case: a query of its own, since a court case is no part of a survivor's record. */
export const COURT_CASE = graphql(`
  query CaseFileCourt($id: UUID!, $purpose: Purpose!) {
    prosecution(id: $id, purpose: $purpose) {
      charges {
        on
        article
        accusedCount
      }
      hearings
      outcome
      sentences {
        on
        years
      }
      compensation {
        on
        amount
        currency
      }
    }
  }
`);
