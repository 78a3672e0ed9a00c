import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal, type Actor } from '#kernel/decider';
import type { Limits, RateLimitedKind } from '#platform';

const MINUTE_S = 60;

/** Root fields whose cost grows with the whole database; a trend counts up to 36 months one after the other. */
const RECKONINGS: ReadonlyMap<string, number> = new Map([
  ['figures', 1],
  ['annualReport', 1],
  ['figureTrend', 6],
]);

/**
 * Root fields that fold a whole record, judge every command or count all that is due, for some 50 to 120 ms of a processor
 * each. Together they have one limit, and each weighs as much as so many readings: otherwise, one person could occupy a
 * process within the limits.
 */
const DEAR: ReadonlySet<string> = new Set(['availableActions', 'dueTasks', 'dueWork', 'entries', 'valueOrigins']);
const DEAR_WEIGHT = 4;

/** A field of their answers that is a search of its own. */
const SEARCH = 'events';

export const isReckoning = (name: string): boolean => RECKONINGS.has(name);

/**
 * Rate limits per person: one for each kind of operation, so that many of one kind do not block another, and one for all
 * requests together. They slow down a runaway client or a stolen token. The process has one pace, by which GraphQL, live
 * queries and documents count together.
 */
export class Pace {
  readonly #limiters: ReadonlyMap<RateLimitedKind | 'requests', RateLimiterMemory>;
  readonly #most: ReadonlyMap<string, number>;

  /** @param perMinute undefined where there is no limit */
  constructor(perMinute: Limits['perMinute']) {
    const points = perMinute && {
      ...perMinute,
      // malformed requests count as well
      requests: 2 * (perMinute.commands + perMinute.readings + perMinute.reckonings),
    };
    this.#most = new Map(Object.entries(points ?? {}));
    this.#limiters = new Map(
      [...this.#most].map(([what, most]) => [
        what as RateLimitedKind | 'requests',
        new RateLimiterMemory({ points: most, duration: MINUTE_S }),
      ]),
    );
  }

  /** @throws GraphQLError that says how long to wait */
  async keeps({ id }: Actor, limitKind: RateLimitedKind | 'requests', operation = '', times = 1): Promise<void> {
    try {
      const isDear = limitKind === 'readings' && DEAR.has(operation);
      const weight = isDear ? DEAR_WEIGHT : (RECKONINGS.get(operation) ?? 1);
      // however low the limit is, each of them passes once in a minute
      const most = limitKind === 'commands' ? Infinity : (this.#most.get(limitKind) ?? Infinity);
      // a reckoning that is asked for several times is charged each time
      const charged = limitKind === 'reckonings' ? times * Math.min(weight, most) : Math.min(times * weight, most);
      const of = isDear ? 'dear' : operation;
      await this.#limiters.get(limitKind)?.consume(`${of} ${id}`, charged);
    } catch (spent) {
      throw tooFast((spent as RateLimiterRes).msBeforeNext);
    }
  }
}

const tooFast = (milliseconds: number): GraphQLError => {
  const seconds = String(Math.max(1, Math.ceil(milliseconds / 1_000)));
  const sentence = `You are sending requests faster than the limit allows: wait ${seconds} seconds, then send it again.`;
  return new GraphQLError(sentence, {
    originalError: new Refusal('RATE_LIMITED', sentence),
    extensions: { http: { status: 429, headers: new HeaderMap([['retry-after', seconds]]) } },
  });
};

/** Counts the operations of a document before it runs: a document with five commands counts as five. */
export const pacePlugin = (pace: Pace): ApolloServerPlugin<{ readonly by?: Actor }> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ contextValue: { by }, document, operation }) => {
      if (by && operation) await keepsPace(pace, by, document, operation);
    },
  }),
});

/** @throws GraphQLError that says how long to wait */
export const keepsPace = async (
  pace: Pace,
  by: Actor,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): Promise<void> => {
  const roots = fieldsIn(selectionSet, document);
  const names = roots.map(({ name }) => name.value);
  for (const name of new Set(names)) {
    const times = names.filter((each) => each === name).length;
    await pace.keeps(by, classOf(operation, name), name, times);
  }
  const searches = roots.filter(({ name }) => isReckoning(name.value)).flatMap((root) => searchesIn(root, document));
  if (searches.length > 0) await pace.keeps(by, 'reckonings', SEARCH, searches.length);
};

const searchesIn = ({ selectionSet }: FieldNode, document: DocumentNode): readonly FieldNode[] =>
  selectionSet ? fieldsIn(selectionSet, document).filter(({ name }) => name.value === SEARCH) : [];

const classOf = (operation: string, name: string): RateLimitedKind => {
  if (operation === 'mutation') return 'commands';
  return isReckoning(name) ? 'reckonings' : 'readings';
};

/** For valid documents only: no fragment is recursive. */
export const fieldsIn = ({ selections }: SelectionSetNode, document: DocumentNode): FieldNode[] =>
  selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return fieldsIn(node.selectionSet, document);
    const fragment = document.definitions.find(
      (each): each is FragmentDefinitionNode =>
        each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value,
    );
    return fragment ? fieldsIn(fragment.selectionSet, document) : [];
  });
