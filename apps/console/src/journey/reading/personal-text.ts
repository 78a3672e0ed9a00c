import { graphql } from '../../api/graphql.js';

export const PersonalWords = graphql(`
  fragment PersonalWords on PersonalText @_unmask {
    value
    erased
    withheld
  }
`);
