import { GraphQLError, type OperationTypeNode, type ValidationRule } from 'graphql';

/**
 * Which operation types a transport accepts. Without this rule GraphQL notices only during execution, and the error looks
 * like an internal one.
 */
const operationsHere =
  (here: readonly `${OperationTypeNode}`[], elsewhere: string): ValidationRule =>
  (context) => ({
    OperationDefinition: (node) => {
      const known = context.getSchema().getRootType(node.operation);
      if (known && here.includes(node.operation)) return;
      const sentence = known ? elsewhere : `There is no ${node.operation} here.`;
      context.reportError(new GraphQLError(sentence, { nodes: node }));
    },
  });

export const byPost = operationsHere(
  ['query', 'mutation'],
  'A subscription is not answered by POST: send it over a WebSocket, as graphql-transport-ws.',
);

export const bySocket = operationsHere(
  ['subscription'],
  'Only a subscription is answered over a WebSocket: send queries and mutations by POST.',
);
