import type pg from 'pg';
import { Ambient } from '#kernel/ambient';
import type { Actor } from '#kernel/decider';

/** The reader on whose behalf the views are read: an actor, or the analyst, who counts without seeing rows. */
export type ViewReader = Pick<Actor, 'id' | 'role' | 'office'> | 'analyst';

/** What the queries of one piece of work share. */
export interface ReadScope {
  who?: ViewReader;
  /** All queries use this one connection, within its transaction. */
  snapshot?: pg.ClientBase | undefined;
  /** Its statements are kept under names, parsed and planned. */
  readonly keepsPlans?: true;
}

const scopes = new Ambient<ReadScope>();

/** The scope of the work that asks. */
export const currentScope = (): ReadScope | undefined => scopes.get();

export const withinScope = <Result>(scope: ReadScope, work: () => Result): Result => scopes.run(scope, work);

/** Runs work in a scope of its own, in which queries return nothing until the reader is set. */
export const withinRequest = <Result>(work: () => Result): Result => scopes.run({}, work);

/** Sets the reader from now until the request is answered. */
export const setReader = (who: ViewReader): void => {
  const request = scopes.get();
  if (request) request.who = who;
};

/** Runs work on behalf of a reader. */
export const runAsReader = <Result>(who: ViewReader, work: () => Result): Result => scopes.run({ who }, work);

/**
 * For the few statements that show one record: to parse and plan them with row security takes Postgres several times as
 * long as to answer them. Their number must be limited, because each connection keeps each of them.
 */
export const keepingPlans = <Result>(work: () => Promise<Result>): Promise<Result> => {
  const scope = scopes.get();
  return scope?.snapshot ? work() : scopes.run({ ...scope, keepsPlans: true }, work);
};
