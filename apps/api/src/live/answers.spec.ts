import { GraphQLError, buildSchema, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { NotYetProjected } from '#kernel/projections';
import { SubscriptionEnded, answersTo } from './answers.js';

const schema: GraphQLSchema = buildSchema(`type Query { one: Int } type Subscription { counted(from: Int): Int! }`);

/** The values of the subscription, one after the other. */
let results: readonly (number | Error)[];
let read: number;
let ended: number;
let open: boolean;
const source = () => ({
  next: async () => {
    const value = results[read];
    if (value === undefined) return { value: undefined, done: true };
    read++;
    const countedSource = () => {
      if (value instanceof Error) throw value;
      return value;
    };
    return { value: { position: BigInt(read), counted: countedSource }, done: false };
  },
  return: async () => {
    open = false;
    return { value: undefined, done: true };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});
beforeEach(() => {
  results = [];
  read = 0;
  ended = 0;
  open = true;
  schema.getSubscriptionType()!.getFields().counted!.subscribe = source;
});

let contexts: object[];
const ask = (query = 'subscription { counted }', variableValues = {}) => {
  contexts = [];
  return answersTo(
    { schema, document: parse(query), variableValues },
    {
      answer: (work) => {
        contexts.push({});
        return work(contexts.at(-1)!);
      },
      positionText: (position) => `0123abcd.${position}`,
      ended: () => ended++,
    },
  );
};
const all = async (answers: AsyncIterable<ExecutionResult>) => {
  const found: unknown[] = [];
  for await (const { data, extensions } of answers) found.push([data!.counted, extensions!.position]);
  return found;
};

describe('a live query', () => {
  it('answers completely each time, with the position of the views and a context of its own', async () => {
    results = [1, 2, 3];
    expect(await all(ask())).toEqual([
      [1, '0123abcd.1'],
      [2, '0123abcd.2'],
      [3, '0123abcd.3'],
    ]);
    expect(new Set(contexts).size).toBe(contexts.length);
    expect([ended, open]).toEqual([1, false]);
  });

  it('does not send the same answer twice', async () => {
    results = [1, 1, 2, 2, 1];
    expect((await all(ask())).map((one) => (one as number[])[0])).toEqual([1, 2, 1]);
  });

  it('runs again only when the last answer was taken', async () => {
    results = [1, 2, 3, 4];
    const answers = ask();
    expect(read).toBe(0);
    await answers.next();
    await new Promise(setImmediate);
    expect(read).toBe(1);
  });

  it('waits for data that the views do not have yet', async () => {
    results = [new NotYetProjected(), 2];
    expect(await all(ask())).toEqual([[2, '0123abcd.2']]);
  });

  it('ends with the first error, and reports it', async () => {
    results = [1, new Error('taken away'), 2];
    const answers = ask();
    await answers.next();
    const error = await answers.next().catch((each: unknown) => each as SubscriptionEnded);
    expect(error).toBeInstanceOf(SubscriptionEnded);
    expect((error as SubscriptionEnded).errors[0]!.originalError!.message).toBe('taken away');
    expect(await answers.next()).toEqual({ value: undefined, done: true });
    expect([ended, open]).toEqual([1, false]);
  });

  it('never starts if the document is invalid', async () => {
    const answers = ask('subscription ($n: Int!) { counted(from: $n) }');
    const error = (await answers.next().catch((each: unknown) => each)) as SubscriptionEnded;
    expect(error.errors).toEqual([expect.any(GraphQLError)]);
    expect([read, ended]).toEqual([0, 1]);
  });

  it('ends for a client who leaves, whatever is still running', async () => {
    results = [1, 2];
    const answers = ask();
    const first = answers.next();
    await answers.return(undefined);
    expect(await first).toEqual({ value: undefined, done: true });
    expect(open).toBe(false);
  });
});
