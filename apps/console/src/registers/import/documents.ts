import { graphql, type ResultOf } from '../../api/graphql.js';

export const PREVIEW = graphql(`
  query PreviewRegisters($csv: String!) {
    previewRegisters(csv: $csv) {
      line
      register
      name
      change
      reason
      sentence
      commands {
        mutation
        input
        place
      }
    }
  }
`);

export type PreviewedRow = ResultOf<typeof PREVIEW>['previewRegisters'][number];
