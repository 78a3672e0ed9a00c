import { createHash } from 'node:crypto';
import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult, type GraphQLError } from 'graphql';
import { NotYetProjected } from '#kernel/projections';

/** The error with which a live query ended, in the form in which GraphQL reported it. */
export class SubscriptionEnded extends Error {
  override readonly name = 'SubscriptionEnded';

  constructor(readonly errors: readonly GraphQLError[]) {
    super('A live query has ended.');
  }
}

/** One run of a live query: its root value, and the position of the views. */
interface Due {
  readonly position: bigint;
}

interface Asking {
  /** Runs one answer with a context of its own. */
  readonly answer: <Result>(work: (context: object) => Promise<Result>) => Promise<Result>;
  readonly positionText: (position: bigint) => string;
  readonly ended: () => void;
}

/**
 * Runs the same document again and again, completely each time. It runs when the reader has taken the last answer, so a
 * slow reader gets the newest one and nothing piles up. Equal answers are sent once. The first error ends it: a later
 * answer might show data to a reader who has lost the right to see it.
 */
export const answersTo = (
  args: ExecutionArgs,
  { answer, positionText, ended }: Asking,
): AsyncGenerator<ExecutionResult> => {
  let source: AsyncIterator<Due> | undefined;
  let last: string | undefined;
  let over = false;
  const end = async () => {
    if (!over) ended();
    over = true;
    await source?.return?.();
    return { value: undefined, done: true } as const;
  };
  const readNewest = async (): Promise<IteratorResult<ExecutionResult, undefined>> => {
    source ??= await openSource(args, answer);
    while (!over) {
      const { value: due, done } = await source.next();
      if (done || over) break;
      const result = await answer(async (contextValue) => execute({ ...args, rootValue: due, contextValue }));
      if (result.errors?.some(({ originalError }) => originalError instanceof NotYetProjected)) continue;
      if (result.errors) throw new SubscriptionEnded(result.errors);
      const digest = createHash('sha256').update(JSON.stringify(result.data)).digest('base64');
      if (over || digest === last) continue;
      last = digest;
      return {
        value: { data: result.data ?? null, extensions: { position: positionText(due.position) } },
        done: false,
      };
    }
    return end();
  };
  return {
    next: () =>
      readNewest().catch(async (error: unknown) => {
        await end();
        throw error;
      }),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await end()),
  };
};

const openSource = async (args: ExecutionArgs, answer: Asking['answer']): Promise<AsyncIterator<Due>> => {
  const source = await answer(async (contextValue) => createSourceEventStream({ ...args, contextValue }));
  if (!(Symbol.asyncIterator in source)) throw new SubscriptionEnded(source.errors ?? []);
  return (source as AsyncIterable<Due>)[Symbol.asyncIterator]();
};
