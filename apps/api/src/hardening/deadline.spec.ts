import { ApolloServer, HeaderMap } from '@apollo/server';
import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import { Refusal } from '#kernel/decider';
import { formatError } from '#platform';
import { deadlinePlugin, enforceDeadlines, withDeadline } from './deadline.js';

const never = new Promise<number>(() => undefined);
const cut = Object.assign(new Error('canceling statement'), { driverError: { code: '57014' } });
let begun = 0;

const withResolvers = (
  resolvers: Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, object>>>>>,
) => {
  const schema = buildSchema(`
    type Query { quick: Int, slow: Int, cut: Int, handedOver: Int, child: Child, plain: Int, wide: Int, wideCut: Int }
    type Child { name: String, slow: Int }
    type Mutation { record: Int, recordAgain: Int, receipt: Child }
  `);
  for (const [type, fields] of Object.entries(resolvers))
    for (const [name, resolve] of Object.entries(fields))
      (schema.getType(type) as { getFields(): Record<string, { resolve?: unknown }> }).getFields()[name]!.resolve =
        resolve;
  for (const name of ['wide', 'wideCut']) schema.getQueryType()!.getFields()[name]!.extensions = { whenLate: tooWide };
  return schema;
};

const tooWide = () => new Refusal('SEARCH_TOO_WIDE', 'Search by the whole name.');

const reported: unknown[] = [];
const server = new ApolloServer({
  schema: enforceDeadlines(
    withResolvers({
      Query: {
        quick: async () => 1,
        slow: () => never,
        cut: () => Promise.reject(cut),
        handedOver: async () => cut,
        child: () => ({ name: 'Sopheak' }),
        plain: () => 2,
        wide: () => never,
        wideCut: () => Promise.reject(cut),
      },
      Child: { slow: () => never },
      Mutation: {
        record: () => never,
        recordAgain: () => begun++,
        receipt: async () => ({ name: 'r' }),
      },
    }),
  ),
  plugins: [deadlinePlugin(50)],
  includeStacktraceInErrorResponses: false,
  formatError: formatError((error) => reported.push(error)),
});
beforeAll(() => server.start());
afterAll(() => server.stop());

const answerTo = async (query: string) => {
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query },
    },
    context: async () => ({}),
  });
  return JSON.parse((body as { string: string }).string) as { data: unknown; errors?: unknown };
};

it('is known to a request by its context', async () => {
  const context: { readonly isLate?: () => boolean } = {};
  const seen = await withDeadline(context, 20, async () => {
    const before = context.isLate!();
    while (!context.isLate!()) await new Promise(setImmediate);
    return before;
  }).catch(({ code }: { readonly code: string }) => code);
  expect([seen, context.isLate!()]).toEqual(['TIMEOUT', true]);
});

it('is the same refusal outside a document where the database cuts first', async () => {
  await expect(withDeadline({}, 60_000, () => Promise.reject(cut))).rejects.toMatchObject({ code: 'TIMEOUT' });
});

describe('an answer that takes too long', () => {
  it('is cut off with the same message if the database cuts first', async () => {
    const { errors } = await answerTo('{ cut handedOver }');
    expect(errors).toEqual([
      expect.objectContaining({ path: ['cut'], extensions: { code: 'TIMEOUT' } }),
      expect.objectContaining({ path: ['handedOver'], extensions: { code: 'TIMEOUT' } }),
    ]);
  });

  it('is cut off, and finished fields are returned', async () => {
    const { data, errors } = await answerTo('{ quick plain slow child { name slow } }');
    expect(data).toEqual({ quick: 1, plain: 2, slow: null, child: { name: 'Sopheak', slow: null } });
    const timeout = { message: expect.stringContaining('ask for less'), extensions: { code: 'TIMEOUT' } };
    expect(errors).toEqual([
      { ...timeout, path: ['slow'], locations: [{ line: 1, column: 15 }] },
      { ...timeout, path: ['child', 'slow'], locations: [{ line: 1, column: 33 }] },
    ]);
    expect(reported).toEqual([]);
  });

  it('says what its field says of that', async () => {
    const { errors } = await answerTo('{ wide wideCut }');
    const tooWide = { message: 'Search by the whole name.', extensions: { code: 'SEARCH_TOO_WIDE' } };
    expect(errors).toEqual(['wideCut', 'wide'].map((name) => expect.objectContaining({ ...tooWide, path: [name] })));
  });

  it('to a command says that it may have been recorded; the next command is not started', async () => {
    const { data, errors } = await answerTo('mutation { record recordAgain }');
    expect(data).toEqual({ record: null, recordAgain: null });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['record'], extensions: { code: 'OUTCOME_UNKNOWN' } }),
      expect.objectContaining({ path: ['recordAgain'], extensions: { code: 'TIMEOUT' } }),
    ]);
    expect(begun).toBe(0);
  });

  it('keeps the receipt when a field below it is late', async () => {
    const { data, errors } = await answerTo('mutation { receipt { name slow } }');
    expect(data).toEqual({ receipt: { name: 'r', slow: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }]);
  });
});
