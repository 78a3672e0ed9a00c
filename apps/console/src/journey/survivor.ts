import { graphql } from '../api/graphql.js';
import { CaredFor } from './reading/cared-for.js';
import { Identified } from './reading/identified.js';
import { Protected } from './reading/protected.js';

/** All fields of the record screen in one query, and so in one recorded read. */
export const SurvivorRecord = graphql(
  `
    fragment SurvivorRecord on Survivor @_unmask {
      id
      revision
      stale
      link {
        keptSurvivorId
      }
      corrections {
        eventId
        kind
        recordedAt
        recordedBy
        upheld
      }
      erasure {
        requestId
        status
        requestedBy
      }
      overview {
        closed
      }
      ...Identified
      ...CaredFor
      ...Protected
    }
  `,
  [Identified, CaredFor, Protected],
);
