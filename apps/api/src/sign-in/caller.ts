import { HeaderMap } from '@apollo/server';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { asDeputy, requireNotLeft, requireStillDeputy, type Registers } from '#domain/directory';
import { Refusal, dayAt, type Actor } from '#kernel/decider';
import { StoreUnavailable } from '#kernel/event-store';
import { setReader } from '#kernel/projections';
import { IssuerUnavailable, UnauthenticatedError, readersLocale, type Tokens } from '#platform';
import { OpenableClasses } from '#nest';
import type { Sealing } from '#kernel/integrity';
import type { Pace } from '../hardening/pace.js';
import { StaffRegister } from './staff-register.js';

/** What a request says of its caller. */
export interface CallerHeaders {
  readonly headersDistinct: { readonly authorization?: string[]; readonly [DEPUTY_OF]?: string[] };
}

/** The header in which a deputy names the supervisor in whose place they act; without it they act for themselves. */
export const DEPUTY_OF = 'homeward-deputy-of';

/** What checks a caller. */
interface CallerChecks {
  readonly tokens: Pick<Tokens, 'actorOf'>;
  readonly pace: Pick<Pace, 'keeps'>;
  readonly notLeft: Pick<NotLeftGuard, 'actingAs'>;
}

/**
 * Who asks: proven by a token, at their pace, for themselves or in the place of a supervisor. From now on, the views show
 * this request what that person may see. @throws before the document is read: GraphQLError, or StoreUnavailable of the register
 */
export const callerOf = async (request: CallerHeaders, { tokens, pace, notLeft }: CallerChecks): Promise<Actor> => {
  const caller = await actorOfRequest(tokens, request);
  // first: also a claim to be somebody’s deputy, for which the register is read, counts for the pace
  await pace.keeps(caller, 'requests');
  const by = await notLeft.actingAs(caller, request.headersDistinct[DEPUTY_OF]?.join(', '));
  setReader(by);
  return by;
};

/** What the guards and the fields of a request share: who asks, their language, and what is opened for them. */
export const contextsFor =
  ({ modules, sealing, ...checks }: Omit<CallerChecks, 'notLeft'> & { modules: ModuleRef; sealing: Sealing }) =>
  async ({ req }: { req: CallerHeaders }) => {
    // found when it is needed: the stores that it reads are made after this
    const notLeft = modules.get(NotLeftGuard, { strict: false });
    const by = await callerOf(req, { ...checks, notLeft });
    return { by, locale: readersLocale(), sealing, disclosed: new OpenableClasses() };
  };

/** Whether the same token may sign in a moment later: its issuer, or the register with the office, is away. */
export const mayPass = (error: unknown): boolean =>
  error instanceof IssuerUnavailable || error instanceof StoreUnavailable;

/** Before the document is read: a caller who is not signed in learns nothing, not even the schema. */
const actorOfRequest = async (
  tokens: Pick<Tokens, 'actorOf'>,
  { headersDistinct: { authorization = [] } }: CallerHeaders,
): Promise<Actor> => {
  try {
    // with two headers, proxies may believe the first and others the last: neither is accepted
    if (authorization.length > 1) throw new UnauthenticatedError();
    return await tokens.actorOf(authorization[0]);
  } catch (error) {
    throw new GraphQLError((error as Error).message, {
      originalError: error as Error,
      extensions: mayPass(error) ? againSoon() : { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
};

const againSoon = () => ({
  code: 'UNAVAILABLE',
  http: { status: 503, headers: new HeaderMap([['retry-after', '1']]) },
});

/**
 * A token stays valid for minutes after a colleague has left, so each request checks the register in the log. A departure
 * counts at once in this process, and within a second in others. A person who is not in the register may do what their
 * token allows.
 */
@Injectable()
export class NotLeftGuard implements CanActivate {
  readonly #asked = new WeakMap<object, Promise<Registers>>();

  constructor(private readonly register: StaffRegister) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    return this.requireNotLeft(GqlExecutionContext.create(context).getContext());
  }

  /** For each answer of a live query, which no guard sees; a promise where the registers are read. @throws Refusal */
  requireNotLeft(request: { readonly by?: Actor }): true | Promise<true> {
    const { by } = request;
    if (!by) return true;
    const registers = this.#registers(request);
    return registers instanceof Promise
      ? registers.then((read) => requireStillHere(by, read))
      : requireStillHere(by, registers);
  }

  /**
   * Who asks: somebody who names a supervisor in whose place they act has that supervisor's rights, if the register says
   * so for today. @throws GraphQLError, which stands for a refusal before the document is read
   */
  async actingAs(by: Actor, deputyOf: string | undefined): Promise<Actor> {
    if (deputyOf === undefined) return by;
    try {
      return asDeputy(await this.register.read(), by, deputyOf, dayAt(new Date().toISOString()));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const extensions = { code: error.code, http: { status: 403 } };
      throw new GraphQLError(error.message, { originalError: error, extensions });
    }
  }

  /** Read once, and shared by all fields of a request. */
  #registers(request: object): Registers | Promise<Registers> {
    const asked = this.#asked.get(request) ?? this.register.read();
    if (asked instanceof Promise) this.#asked.set(request, asked);
    return asked;
  }
}

/** @throws Refusal */
const requireStillHere = (by: Actor, directory: Registers): true => {
  const today = dayAt(new Date().toISOString());
  requireNotLeft({ directory }, { id: by.id, today });
  requireStillDeputy(directory, by, today);
  return true;
};
