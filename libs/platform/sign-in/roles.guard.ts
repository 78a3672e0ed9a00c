import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { ROLES_KEY, type Role } from '#nest';
import { Forbidden, UnauthenticatedError } from '../errors/answer-to.js';

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Denies by default: a query or mutation that names no roles is closed to all. Fields below it are as open as their
 * parent.
 */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    if (!ROOT_TYPES.has(graphql.getInfo<{ parentType: { name: string } }>().parentType.name)) return true;
    const { by } = graphql.getContext<{ by?: Actor }>();
    if (!by) throw new UnauthenticatedError();
    const allowed = this.reflector.get<readonly Role[] | undefined>(ROLES_KEY, context.getHandler()) ?? [];
    if (allowed.includes(by.role as Role)) return true;
    throw new Forbidden(`Your role, ${by.role}, may not do this: ask ${allowed.join(' or ')}.`);
  }
}
