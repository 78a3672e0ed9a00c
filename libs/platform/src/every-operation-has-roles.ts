import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROLES_KEY, type Role } from '#step';

/** Where Nest notes that a method is a query, mutation or subscription. */
const OPERATION = 'graphql:resolver_type';

/** Stops the start when somebody forgot to say who may ask. */
@Injectable()
export class EveryOperationHasRoles implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const open = this.discovery.getProviders().flatMap(({ metatype }) => {
      const prototype: object | undefined = typeof metatype === 'function' ? metatype.prototype : undefined;
      if (!prototype) return [];
      return this.scanner.getAllMethodNames(prototype).filter((name) => {
        const method = (prototype as Record<string, object>)[name]!;
        const roles = Reflect.getMetadata(ROLES_KEY, method) as readonly Role[] | undefined;
        return ROOTS.has(Reflect.getMetadata(OPERATION, method)) && !roles?.length;
      });
    });
    if (open.length > 0) throw new Error(`Nobody said who may ask for ${open.join(', ')}: add @AllowedTo(…).`);
  }
}

const ROOTS = new Set<unknown>(['Query', 'Mutation', 'Subscription']);
