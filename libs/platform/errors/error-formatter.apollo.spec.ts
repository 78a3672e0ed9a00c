import { ApolloServer, HeaderMap } from '@apollo/server';
import { formatError } from './error-formatter.js';

const reported: unknown[] = [];
const server = new ApolloServer({
  typeDefs: 'type Query { one: Int, list(first: Int): Int }',
  resolvers: { Query: { one: () => 1 } },
  persistedQueries: false,
  includeStacktraceInErrorResponses: false,
  formatError: formatError((error) => reported.push(error)),
});
beforeAll(() => server.start());
afterAll(() => server.stop());

const answerTo = async (body: unknown, method = 'POST', type = 'application/json') => {
  const { body: answered } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: new HeaderMap([['content-type', type]]), search: '', body },
    context: async () => ({}),
  });
  return JSON.parse((answered as { string: string }).string) as {
    errors?: { message: string; extensions: { code: string } }[];
  };
};

const hash = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
const TWO = 'query A { one } query B { one }';

describe('a malformed request', () => {
  it.each<[string, unknown, string]>([
    ['an unknown operationName', { query: TWO, operationName: 'C' }, 'Unknown operation named "C".'],
    ['a long operationName', { query: TWO, operationName: 'C'.repeat(50_000) }, '…'],
    ['no operationName of several', { query: TWO }, 'Must provide operation name'],
    ['a fragment only', { query: 'fragment F on Query { one }' }, 'Fragment "F" is never used.'],
    ['a hash instead of a query', { extensions: hash }, 'send the query itself.'],
    ['a hash beside the query', { query: '{ one }', extensions: hash }, 'send the query itself.'],
    ['no query at all', {}, 'POST body missing'],
    ['an empty query', { query: '' }, 'must contain a non-empty `query`'],
    ['a query that is a number', { query: 7 }, 'GraphQL queries must be strings.'],
    ['variables that are a text', { query: '{ one }', variables: '{}' }, 'as an object'],
    ['an operationName that is a number', { query: '{ one }', operationName: 7 }, 'must be a string'],
    ['several at once', [{ query: '{ one }' }], 'send one after the other.'],
  ])('is answered with a sentence that says so: %s', async (_, body, sentence) => {
    const { errors } = await answerTo(body);
    expect(errors).toMatchObject([{ message: expect.stringContaining(sentence), extensions: { code: 'VALIDATION' } }]);
    expect(errors![0]!.message).toMatch(/[.…]$/);
    expect(errors![0]!.message.length).toBeLessThan(400);
    expect(reported).toEqual([]);
  });

  it('is answered with a sentence if it comes as a form of another site', async () => {
    const { errors } = await answerTo({ query: '{ one }' }, 'POST', 'text/plain');
    expect(errors).toMatchObject([{ extensions: { code: 'VALIDATION' } }]);
    expect(errors![0]!.message).toMatch(/[.…]$/);
  });
});
