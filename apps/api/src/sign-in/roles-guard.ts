import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { isUuid, type Actor } from '#kernel/decider';
import { PURPOSES, ROLES_KEY, type Purpose, type Role } from '#nest';
import { RoleForbidden, UnauthenticatedError, type Forbidden } from '#platform';
import { RefusedReadings } from '#security/access-log';

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Denies by default: a query or mutation that names no roles is closed to all. Fields below it are as open as their
 * parent. A refused query leaves a trace like any refused reading; the trace of a refused mutation is left by the filter.
 */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(RefusedReadings) private readonly refused: Pick<RefusedReadings, 'note'>,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<never> {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    const { parentType, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (!ROOT_TYPES.has(parentType.name)) return true;
    const { by } = graphql.getContext<{ by?: Actor }>();
    if (!by) throw new UnauthenticatedError();
    const allowed = this.reflector.get<readonly Role[] | undefined>(ROLES_KEY, context.getHandler()) ?? [];
    if (allowed.includes(by.role as Role)) return true;
    const error = new RoleForbidden(by.role, allowed);
    if (parentType.name === 'Mutation') throw error;
    return this.#refuse(by, readingOf(fieldName, graphql.getArgs()), error);
  }

  /** @throws Forbidden once the trace is durable, or StoreUnavailable */
  async #refuse(by: Actor, reading: Parameters<RefusedReadings['note']>[1], error: Forbidden): Promise<never> {
    await this.refused.note(by, reading);
    throw error;
  }
}

/** What a query names: only a record's id and a code, since nothing of it has been validated. */
const readingOf = (query: string, { id, survivorId, purpose }: Readonly<Record<string, unknown>>) => {
  const record = String(survivorId ?? (query === 'survivor' ? id : undefined)).toLowerCase();
  return {
    operation: query,
    ...(isUuid(record) && { survivorId: record }),
    ...(PURPOSES.includes(purpose as Purpose) && { purpose: purpose as Purpose }),
  };
};
