import { graphql } from '../../api/graphql.js';

export const PersonalWords = graphql(`
  fragment PersonalWords on PersonalText @_unmask {
    value
    erased
    withheld
  }
`);

/** The same with the entry that said it. */
export const SaidWords = graphql(`
  fragment SaidWords on PersonalText @_unmask {
    value
    erased
    withheld
    eventId
  }
`);
