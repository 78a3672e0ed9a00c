import { GraphQLError, type ValidationRule } from 'graphql';

/** Without it GraphQL notices only while it answers, and then it looks like a fault of ours. */
export const knownOperations: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
  },
});
