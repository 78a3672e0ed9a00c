import { makeOperation, mapExchange, type Operation } from 'urql';
import { refusalIn } from './refusal.js';

const takesPosition = ({ query }: Operation): boolean =>
  query.definitions.some(
    (one) =>
      one.kind === 'OperationDefinition' &&
      one.variableDefinitions?.some(({ variable }) => variable.name.value === 'atLeast'),
  );

const positionIn = (data: unknown): string | undefined =>
  Object.values((data ?? {}) as Record<string, { readonly position?: string } | null>)
    .map((receipt) => receipt?.position)
    .find((position) => typeof position === 'string');

/**
 * What a person recorded on this page is in all that they read next: each query that takes `atLeast` gets the position
 * of their latest receipt. A position that is refused, because the service has another log now, is forgotten.
 */
export const ownWrites = () => {
  let latest: string | undefined;
  return mapExchange({
    onOperation: (operation) =>
      latest !== undefined && operation.kind === 'query' && takesPosition(operation)
        ? makeOperation(
            'query',
            {
              ...operation,
              variables: { ...operation.variables, atLeast: operation.variables?.['atLeast'] ?? latest },
            },
            operation.context,
          )
        : operation,
    onResult: ({ operation, data, error }) => {
      if (operation.kind === 'mutation') latest = positionIn(data) ?? latest;
      else if (refusalIn(error)?.code === 'VALIDATION') latest = undefined;
    },
  });
};
