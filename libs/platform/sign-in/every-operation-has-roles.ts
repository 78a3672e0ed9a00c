import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AccessRow } from '#security/access';
import { ROLES, ROLES_KEY, type Role } from '#nest';

/** The rows of the access policy, with which operations are compared. */
export const ROWS = Symbol('rows');

/** Nest's metadata key for a query, mutation or subscription. */
const OPERATION = 'graphql:resolver_type';
const ROOTS = new Set<unknown>(['Query', 'Mutation', 'Subscription']);

/** Stops the start if an operation names no roles, or other ones than the policy. */
@Injectable()
export class EveryOperationHasRoles implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(ROWS) private readonly rows: Readonly<Record<string, AccessRow>>,
  ) {}

  onModuleInit(): void {
    const operations = this.discovery.getProviders().flatMap(({ metatype }) => {
      const prototype: object | undefined = typeof metatype === 'function' ? metatype.prototype : undefined;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = (prototype as Record<string, object>)[name]!;
        if (!ROOTS.has(Reflect.getMetadata(OPERATION, method))) return [];
        return [{ name, roles: (Reflect.getMetadata(ROLES_KEY, method) ?? []) as readonly Role[] }];
      });
    });
    stopFor(operations.filter(({ roles }) => roles.length === 0))(
      (names) => `No roles are named for ${names}: add @AllowedTo(…).`,
    );
    stopFor(operations.filter(({ name }) => !Object.hasOwn(this.rows, name)))(
      (names) => `The policy has no row for ${names}: add a row to libs/security/access/matrix.ts.`,
    );
    stopFor(operations.filter(({ name, roles }) => !agree(this.rows[name]!, roles)))(
      (names) =>
        `The policy names other roles for ${names}: give its row in libs/security/access/matrix.ts and @AllowedTo(…) the same roles.`,
    );
  }
}

const agree = ({ scopeByRole }: AccessRow, roles: readonly Role[]): boolean =>
  ROLES.every((role) => roles.includes(role) === (scopeByRole[role] !== ''));

const stopFor =
  (operations: readonly { readonly name: string }[]) =>
  (say: (names: string) => string): void => {
    if (operations.length > 0) throw new Error(say(operations.map(({ name }) => name).join(', ')));
  };
