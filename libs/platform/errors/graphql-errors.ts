import type { GraphQLErrorExtensions } from 'graphql';
import { codesOf, enumNameOf, type FieldProblem } from '#nest';
import { describeUnknownCode, type Locale } from '#i18n';

export interface Answer {
  readonly message: string;
  readonly extensions: GraphQLErrorExtensions;
  /** The message in other languages, where it has details that the code does not say. */
  readonly translations?: Readonly<Partial<Record<Locale, string>>>;
}

/** GraphQL's own errors about a document, its variables or the request. */
const ASKED_WRONG = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

export const isGraphqlError = (code: unknown): boolean => ASKED_WRONG.has(String(code));

/**
 * GraphQL names the type of a purpose in every error about it: missing, null, no such value, a value of another type.
 */
const PURPOSE = /"Purpose!?"/;

/** Errors that are not sentences yet, or do not say what to do. */
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
  [/^PersistedQueryNotSupported$/, wrongInput('No query is kept here under its hash: send the query itself.')],
  [
    /^Operation batching disabled/,
    wrongInput('Several operations in one request are not answered: send one after the other.'),
  ],
  [
    /^GraphQL introspection is not allowed/,
    wrongInput('This service does not show its schema: ask its operator for it.'),
  ],
];

function wrongInput(message: string, fields: readonly FieldProblem[] = []): Answer {
  return { message, extensions: { code: 'VALIDATION', fields } };
}

/** @param showsSchema whether the answer may name what the client has not named */
export const graphqlAnswer = (
  message: string,
  { showsSchema, at }: { readonly showsSchema: boolean; readonly at?: Place | undefined },
) =>
  SENTENCES.find(([pattern]) => pattern.test(message))?.[1] ??
  withoutCode(message, at) ??
  (showsSchema ? wrongVariable(message) : undefined) ??
  (showsSchema ? wrongInput(shorten(withoutValue(message.trim())), fieldsIn(message)) : withoutNames(message, at));

interface Place {
  readonly line: number;
  readonly column: number;
}

/** GraphQL repeats the value in its message, and a hostile one may be a megabyte long. */
const shorten = (message: string): string =>
  message.length > 300 ? `${message.slice(0, 300)}…` : message.replace(/[^.…?]$/, '$&.');

/** The reasons that GraphQL and our scalars give, whole and without a value; what is typed is none of them. */
const REASONS = [
  /Field "\w{1,100}" (?:of required type "[\w![\]]{1,100}" was not provided|must be non-null)\./,
  /Field "\w{1,100}" is not defined by type "\w{1,100}"\.(?: Did you mean [^?]{1,300}\?)?/,
  /Expected (?:non-nullable )?type "[\w![\]]{1,100}"(?: not to be null| to be an object)?\./,
  /Exactly one key must be specified for OneOf type "\w{1,100}"\./,
  /\w{1,100} must be sent as a text/,
];
/** Behind this one, GraphQL repeats the value. */
const CANNOT =
  /(?:Int|Float|String|Boolean|ID|Enum "\w{1,100}") cannot represent (?:a )?(?:non[\w -]{1,40} )?value(?=: )/.source;

/**
 * GraphQL's errors about a variable repeat its whole value before they say what is wrong: the names in it would reach the
 * client's own reports of errors, and a long one leaves no room for the reason. The names of fields that do not exist are
 * repeated as they were sent, with any signs in them: only the last reason is GraphQL's.
 */
const OF_VALUE = /^Variable "\$(\w{1,100})" got invalid value /;
const WRONG_VALUE = new RegExp(
  `^.*?(?: at "([\\w.[\\]]{1,200})")?; (?:(${REASONS.map(({ source }) => source).join('|')})$|(${CANNOT}): )`,
  's',
);
const REPEATED = new RegExp(`(${CANNOT}): .*$`, 's');
const UNLISTED = /^Value ".*" does not exist in "(\w{1,100})" enum\..*$/s;
const FIELD = /^Field "(\w{1,100})" /;

const OF_ANOTHER_TYPE = /^(Expected value of type "[\w![\]]{1,100}"), found .*$/s;

const UNEXPECTED_TEXT = /^(Syntax Error: .*?\b(?:Block)?String) ".*$/s;

/** Of a literal, too. */
const withoutValue = (message: string): string =>
  message
    .replace(REPEATED, '$1.')
    .replace(OF_ANOTHER_TYPE, '$1.')
    .replace(UNEXPECTED_TEXT, '$1.')
    .replace(UNLISTED, 'There is no such value in the enum "$1".');

const wrongVariable = (message: string): Answer | undefined => {
  const variable = OF_VALUE.exec(message)?.[1];
  if (variable === undefined) return undefined;
  const [, path, whole, begun] = WRONG_VALUE.exec(message) ?? [];
  const said = whole ?? begun;
  if (said === undefined) {
    const problem = 'does not fit, or is incomplete: compare it with the schema.';
    return wrongInput(`What was sent at "${variable}" ${problem}`, [{ path: variable, problem, check: 'type' }]);
  }
  const reason = shorten(said);
  const problem = `What was sent at "${path ?? variable}" is wrong: ${reason}`;
  const field = FIELD.exec(reason)?.[1];
  const within = path !== undefined && field !== undefined ? `${path}.${field}` : (field ?? path);
  const check = reason.startsWith('Int cannot represent ') ? 'isInt' : 'type';
  return wrongInput(problem, within === undefined ? [] : [{ path: within, problem, check }]);
};

/** GraphQL's errors about a value that is not one of an enum's codes. The patterns leave the value out: it may be long. */
const NO_SUCH_CODE =
  /does not exist in "(\w{1,100})" enum\.(?: Did you mean [^?]{0,500}\?)?$|Enum "(\w{1,100})" cannot represent non-(?:string|enum) value: /;

/** The stored codes of that enum: domain terms, which the query `labels` gives to every user. */
export const codesMeantIn = (message: string): readonly string[] => {
  const [, unknown, ofAnotherKind] = NO_SUCH_CODE.exec(message) ?? [];
  const list = unknown ?? ofAnotherKind;
  return (list !== undefined && codesOf(list)) || [];
};

const withoutCode = (message: string, at: Place | undefined): Answer | undefined => {
  const codes = codesMeantIn(message).map(enumNameOf);
  if (codes.length === 0) return undefined;
  const path = SENT_AT.exec(message)?.[1] ?? VARIABLE.exec(message)?.[1];
  const translations = describeUnknownCode(path === undefined ? placeOf(at) : `"${path}"`, codes);
  return {
    ...wrongInput(translations.en, path === undefined ? [] : [{ path, problem: translations.en, check: 'isListed' }]),
    translations,
  };
};

/** The path in a variable: names that the client sent. */
const SENT_AT = /at "([\w.[\]]{1,100})"/;
const VARIABLE = /^Variable "\$(\w{1,100})"/;

const placeOf = (at: Place | undefined): string => (at ? `line ${at.line}, column ${at.column}` : 'one place');

/** GraphQL's words for a value that is no whole number. */
const INT = /; Int cannot represent /;

const fieldsIn = (message: string): FieldProblem[] => {
  const path = SENT_AT.exec(message)?.[1] ?? /Field "(\w{1,100})"/.exec(message)?.[1];
  return path ? [{ path, problem: shorten(withoutValue(message)), check: INT.test(message) ? 'isInt' : 'type' }] : [];
};

/** An error names fields and types: if the schema is secret, the answer gives only the place in the document. */
const withoutNames = (message: string, at: Place | undefined): Answer => {
  const path = SENT_AT.exec(message)?.[1];
  const problem = 'does not fit, or is incomplete: compare it with the schema.';
  if (message.startsWith('Variable ') && path)
    return wrongInput(`What was sent at "${path}" ${problem}`, [{ path, problem, check: 'type' }]);
  const where = at ? ` at line ${at.line}, column ${at.column}` : '';
  return wrongInput(`What the document asks for${where} ${problem}`);
};
