import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DOCUMENT } from '../hardening/document.js';
import { bySocket } from '../hardening/known-operations.rule.js';
import { notTooComplex } from '../hardening/not-too-complex.rule.js';

interface Understood {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** With the code that Apollo would use, which says whose fault it is. */
const complaint =
  (code: string) =>
  (error: GraphQLError): GraphQLError =>
    new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      originalError: error.originalError ?? null,
      extensions: { code, ...error.extensions },
    });

/** For variables that do not match: nothing was thrown, and GraphQL gives no code. */
export const ofVariables = (error: GraphQLError): GraphQLError =>
  error.originalError || error.extensions.code !== undefined ? error : complaint('BAD_USER_INPUT')(error);

/** Validates a document from a socket like one that was posted. @returns its errors */
export const validateDocument = (
  schema: GraphQLSchema,
  introspection: boolean,
  { query, operationName }: { readonly query: string; readonly operationName?: string | null | undefined },
): Understood | readonly GraphQLError[] => {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: DOCUMENT.tokens });
  } catch (error) {
    return [complaint('GRAPHQL_PARSE_FAILED')(error as GraphQLError)];
  }
  const ours = [notTooComplex, bySocket, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  const wrong = validate(schema, document, [...specifiedRules, ...ours], { hideSuggestions: !introspection });
  if (wrong.length > 0) return wrong.map(complaint('GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (operation) return { document, operation };
  return [
    complaint('OPERATION_RESOLUTION_FAILURE')(
      new GraphQLError('Name the operation of the document to run (operationName).'),
    ),
  ];
};
