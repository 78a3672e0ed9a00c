import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AccessRow } from '#security/access';
import { AllowedTo, ROLES, type Role } from '#nest';
import { EveryOperationHasRoles, ROWS } from './every-operation-has-roles.js';

@Resolver()
class Lamps {
  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => String)
  lamps() {}
}

@Resolver()
class Open {
  @Query(() => String)
  everything() {}

  @AllowedTo()
  @Mutation(() => String)
  burn() {}

  @AllowedTo('AUDITOR')
  @Query(() => String)
  audited() {}
}

describe('the start', () => {
  const rowFor = (...roles: readonly Role[]): AccessRow => ({
    kind: 'none',
    scopeByRole: Object.fromEntries(
      ROLES.map((role) => [role, roles.includes(role) ? 'every' : '']),
    ) as AccessRow['scopeByRole'],
  });
  const told = { lamps: rowFor('CASE_WORKER', 'SUPERVISOR'), audited: rowFor('AUDITOR') };

  const start = async (resolvers: readonly Type[], rows: Readonly<Record<string, AccessRow>> = told) => {
    @Module({
      imports: [DiscoveryModule],
      providers: [EveryOperationHasRoles, { provide: ROWS, useValue: rows }, ...resolvers],
    })
    class App {}
    const app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
    await app.close();
  };

  it('succeeds if every operation names its roles', async () => {
    await expect(start([Lamps])).resolves.toBeUndefined();
  });

  it('fails if one does not, and names each', async () => {
    await expect(start([Lamps, Open])).rejects.toThrow('No roles are named for everything, burn: add @AllowedTo(…).');
  });

  it('fails if the policy has no row for one', async () => {
    await expect(start([Lamps], {})).rejects.toThrow('The policy has no row for lamps: add a row');
  });

  it('fails if its row names another role, or misses one', async () => {
    for (const roles of [['CASE_WORKER'], ['CASE_WORKER', 'SUPERVISOR', 'ANALYST']] as const)
      await expect(start([Lamps], { lamps: rowFor(...roles) })).rejects.toThrow('names other roles for lamps');
  });
});
