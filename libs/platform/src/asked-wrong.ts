import type { GraphQLErrorExtensions } from 'graphql';
import type { FieldProblem } from '#step';

interface Answer {
  readonly message: string;
  readonly extensions: GraphQLErrorExtensions;
}

/** GraphQL's own complaints about a document, its variables or the request around them. */
const ASKED_WRONG = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

export const isAskedWrong = (code: unknown): boolean => ASKED_WRONG.has(String(code));

/** Whatever is wrong with a purpose, GraphQL names its type: missing, null, no such value, a value of another kind. */
const PURPOSE = /"Purpose!?"/;

/** What is no sentence yet, or says nothing of what to do. */
const SENTENCES: readonly (readonly [RegExp, Answer])[] = [
  [
    PURPOSE,
    {
      message: 'Say for what purpose you read this, e.g. purpose: CARE.',
      extensions: { code: 'PURPOSE_REQUIRED' },
    },
  ],
  [
    /Document contains more that (\d+) tokens/,
    {
      message: 'The document has too many words and signs: send several shorter ones, and values as variables.',
      extensions: { code: 'TOO_COMPLEX' },
    },
  ],
  [
    /^Validation aborted/,
    {
      message: 'The document asks for the same again and again: ask for each field once.',
      extensions: { code: 'TOO_COMPLEX' },
    },
  ],
  [/^PersistedQueryNotSupported$/, wrong('No query is kept here under its hash: send the query itself.')],
  [
    /^Operation batching disabled/,
    wrong('Several operations in one request are not answered: send one after the other.'),
  ],
  [
    /^GraphQL introspection is not allowed/,
    wrong('The schema is not told here: ask whoever runs this service for it.'),
  ],
];

function wrong(message: string, fields: readonly FieldProblem[] = []): Answer {
  return { message, extensions: { code: 'VALIDATION', fields } };
}

/** @param told whether the answer may name what the asker has not named */
export const askedWrong = (
  message: string,
  { told, at }: { readonly told: boolean; readonly at?: Place | undefined },
) =>
  SENTENCES.find(([pattern]) => pattern.test(message))?.[1] ??
  (told ? wrong(shortened(message.trim()), fieldsIn(message)) : withoutNames(message, at));

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A hostile value may be a megabyte long, and is repeated in GraphQL's message. */
export const shortened = (message: string): string =>
  message.length > 300 ? `${message.slice(0, 300)}…` : message.replace(/[^.…]$/, '$&.');

/** Of a variable: the names that were sent. */
const SENT_AT = /at "([\w.[\]]{1,100})"/;

const fieldsIn = (message: string): FieldProblem[] => {
  const path = SENT_AT.exec(message)?.[1] ?? /Field "(\w{1,100})"/.exec(message)?.[1];
  return path ? [{ path, problem: shortened(message) }] : [];
};

/** A complaint names fields and types: where the schema is not told, it is said only where in the document it is. */
const withoutNames = (message: string, at: Place | undefined): Answer => {
  const path = SENT_AT.exec(message)?.[1];
  const problem = 'does not fit, or is incomplete: compare it with the schema.';
  if (message.startsWith('Variable ') && path)
    return wrong(`What was sent at "${path}" ${problem}`, [{ path, problem }]);
  const where = at ? ` at line ${at.line}, column ${at.column}` : '';
  return wrong(`What the document asks for${where} ${problem}`);
};
