import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { asDeputy, requireNotLeft, requireStillDeputy, type Registers } from '#domain/directory';
import { Refusal, dayAt, type Actor } from '#kernel/decider';
import { StaffRegister } from './staff-register.js';

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

  /** Once for all fields of a request. */
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
