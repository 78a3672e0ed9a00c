import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import { loadAllPages } from '../../api/pages.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { useLoaded } from '../registers/use-loaded.js';
import { AskedChoice, type AskedProps } from './AskedChoice.js';

const OPERATION_CHOICES = graphql(`
  query OperationChoices($after: String, $atLeast: String) {
    operations(first: 50, after: $after, atLeast: $atLeast) {
      edges {
        node {
          operationId
          on
          kind
          office
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const loadOperations = () =>
  loadAllPages(async (after) => (await client.query(OPERATION_CHOICES, { after }).toPromise()).data?.operations);

/** One of the operations, the latest first; nothing to choose where it may be left out and there is none. */
export const OperationChoice = (props: AskedProps) => {
  const label = useLabels();
  const choices = useLoaded(loadOperations)?.map(({ operationId, on, kind, office }) => ({
    value: operationId,
    label: [dayInWords(on), label(kind, 'OperationKind'), label(office)].join(' · '),
  }));
  if (!props.required && props.value === '' && !choices?.length) return null;
  return <AskedChoice {...props} choices={choices} />;
};
