import type { ApolloServerPlugin } from '@apollo/server';
import { isIntrospectionType, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { Refusal } from '#kernel/decider';
import { OutcomeUnknown } from '#kernel/event-store';
import type { SaysWhenLate } from '#nest';

/** The deadline of one request. */
class Deadline {
  passed = false;
  readonly #waiting = new Set<() => void>();
  readonly #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.#timer = setTimeout(() => {
      this.passed = true;
      for (const miss of this.#waiting) miss();
    }, milliseconds).unref();
  }

  /** The value, or `late` as soon as the deadline has passed. */
  inTime<T>(value: PromiseLike<T>, late: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const miss = () => reject(late());
      if (this.passed) miss();
      else this.#waiting.add(miss);
      const settle = () => this.#waiting.delete(miss);
      value.then(
        (answer) => {
          settle();
          resolve(answer);
        },
        (error: unknown) => {
          settle();
          reject(error as Error);
        },
      );
    });
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

const deadlines = new WeakMap<object, Deadline>();

/** By its context, a request can be asked whether anybody still waits for what it has not begun. */
const setDeadline = (context: object, milliseconds: number): Deadline => {
  const deadline = new Deadline(milliseconds);
  deadlines.set(context, deadline);
  Object.assign(context, { isLate: () => deadline.passed });
  return deadline;
};

/** One deadline for every request, from the moment that its document is parsed. */
export const deadlinePlugin = (milliseconds: number): ApolloServerPlugin => ({
  requestDidStart: async ({ contextValue }) => {
    const deadline = setDeadline(contextValue, milliseconds);
    return { willSendResponse: async () => deadline.clear() };
  },
});

/** The same for one answer outside a document: of a live query, or of a request that is none of GraphQL's. */
export const withDeadline = async <Result>(
  context: object,
  milliseconds: number,
  work: () => Promise<Result>,
): Promise<Result> => {
  const deadline = setDeadline(context, milliseconds);
  try {
    return await deadline.inTime(work(), tooLate);
  } catch (error) {
    throw wasCut(error) ? tooLate() : error;
  } finally {
    deadline.clear();
  }
};

/**
 * No field keeps its caller waiting beyond the deadline, and none starts after it. Queries to a database are cut there, by a
 * time limit of their own.
 */
export const enforceDeadlines = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || type === schema.getSubscriptionType()) continue;
    const late = type === schema.getMutationType() ? outcomeUnknown : tooLate;
    for (const field of Object.values(type.getFields())) {
      const { whenLate = late } = field.extensions as Partial<SaysWhenLate>;
      if (field.resolve) field.resolve = punctual(field.resolve, whenLate);
    }
  }
  return schema;
};

const punctual =
  (resolve: GraphQLFieldResolver<unknown, object>, late: () => Error): GraphQLFieldResolver<unknown, object> =>
  (source, args, context, info) => {
    const deadline = deadlines.get(context);
    if (deadline?.passed) throw tooLate();
    const value: unknown = resolve(source, args, context, info);
    if (!deadline || !isPromise(value)) return value;
    const rethrow = (error: unknown): never => {
      throw wasCut(error) ? late() : error;
    };
    // Nest returns an error as a resolved value, since our exception filter returns it
    const unwrapResult = (result: unknown): unknown => (result instanceof Error ? rethrow(result) : result);
    return deadline.inTime(value.then(unwrapResult, rethrow), late);
  };

/** The database's time limit passed before this process, which may be busy, noticed its own. */
const wasCut = (error: unknown): boolean => {
  const { code, driverError } = (error ?? {}) as {
    readonly code?: string;
    readonly driverError?: { readonly code?: string };
  };
  return (driverError?.code ?? code) === CUT;
};
const CUT = '57014';

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;

const tooLate = () =>
  new Refusal('TIMEOUT', 'This took too long and was cut off: ask for less at a time, or try again in a moment.');

/** A command in progress may still be recorded. */
const outcomeUnknown = () => new OutcomeUnknown();
