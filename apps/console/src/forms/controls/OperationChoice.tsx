import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { AskedChoice, type AskedProps } from './AskedChoice.js';

const OfferedOperations = graphql(`
  fragment OfferedOperations on OperationConnection @_unmask {
    edges {
      node {
        operationId
        on
        kind
        office
      }
    }
  }
`);

const OPERATION_CHOICES = graphql(
  `
    query OperationChoices($begun: UUID, $isBegun: Boolean!, $atLeast: String) {
      operations(first: 50, atLeast: $atLeast) {
        ...OfferedOperations
      }
      begun: operations(first: 1, operationId: $begun, atLeast: $atLeast) @include(if: $isBegun) {
        ...OfferedOperations
      }
    }
  `,
  [OfferedOperations],
);

/** The one with which the form began, and the latest others. */
const listOperations = ({ operations, begun }: ResultOf<typeof OPERATION_CHOICES>) => {
  const nodes = [...(begun?.edges ?? []), ...operations.edges].map(({ node }) => node);
  return new Map(nodes.map((node) => [node.operationId, node])).values();
};

/** One of the latest operations; nothing to choose where it may be left out and there is none. */
export const OperationChoice = (props: AskedProps) => {
  const label = useLabels();
  const [begun] = useState(props.value);
  const [{ data, error }] = useQuery({
    query: OPERATION_CHOICES,
    variables: { begun: begun || null, isBegun: begun !== '' },
  });
  const choices = data
    ? [...listOperations(data)].map((one) => ({
        value: one.operationId,
        label: [dayInWords(one.on), label(one.kind, 'OperationKind'), label(one.office)].join(' · '),
      }))
    : error && [];
  if (!props.required && props.value === '' && !choices?.length) return null;
  return <AskedChoice {...props} choices={choices} />;
};
