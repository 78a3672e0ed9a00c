import { graphql } from '../../api/graphql.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { AskedChoice, useAsked, type AskedProps } from './AskedChoice.js';

const OPERATION_CHOICES = graphql(`
  query OperationChoices($atLeast: String) {
    operations(first: 50, atLeast: $atLeast) {
      edges {
        node {
          operationId
          on
          kind
          office
        }
      }
    }
  }
`);

/** One of the latest operations; nothing to choose where it may be left out and there is none. */
export const OperationChoice = (props: AskedProps) => {
  const label = useLabels();
  const choices = useAsked(OPERATION_CHOICES, ({ operations }) =>
    operations.edges.map(({ node }) => ({
      value: node.operationId,
      label: [dayInWords(node.on), label(node.kind, 'OperationKind'), label(node.office)].join(' · '),
    })),
  );
  if (!props.required && props.value === '' && !choices?.length) return null;
  return <AskedChoice {...props} choices={choices} missing={props.value.slice(0, 8).toUpperCase()} />;
};
