import { graphql } from '../../api/graphql.js';

export const Said = graphql(`
  fragment Said on PersonalText @_unmask {
    value
    erased
    withheld
  }
`);
