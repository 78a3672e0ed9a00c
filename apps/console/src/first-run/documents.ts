import { graphql } from '../api/graphql.js';

export const DEMONSTRATION = graphql(`
  query Demonstration {
    demonstration {
      offered
      loading
      loaded
      done
      total
    }
  }
`);

export const LOAD_DEMONSTRATION = graphql(`
  mutation LoadDemonstration($until: Date) {
    loadDemonstration(input: { until: $until }) {
      loading
    }
  }
`);
