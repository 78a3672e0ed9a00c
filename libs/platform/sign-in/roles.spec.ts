import { Module, type ExecutionContext, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory, Reflector } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Row } from '#security/access';
import { AllowedTo, ROLES, type Role } from '#nest';
import { Forbidden, UnauthenticatedError } from '../errors/answer-to.js';
import { EveryOperationHasRoles, ROWS } from './every-operation-has-roles.js';
import { RolesGuard } from './roles.guard.js';

@Resolver()
class Lamps {
  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => String)
  lamps() {}

  @ResolveField(() => String)
  shade() {}
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

const handlerOf = (of: Type, name: string) => Object.getOwnPropertyDescriptor(of.prototype, name)!.value as () => void;

const asked = (handler: () => void, by: object | undefined, parentType = 'Query', type = 'graphql') =>
  ({
    getType: () => type,
    getHandler: () => handler,
    getClass: () => Lamps,
    getArgs: () => [{}, {}, { by }, { parentType: { name: parentType } }],
    getArgByIndex: (index: number) => [{}, {}, { by }, { parentType: { name: parentType } }][index],
  }) as unknown as ExecutionContext;

describe('who may ask', () => {
  const guard = new RolesGuard(new Reflector());
  const [lamps, shade] = [handlerOf(Lamps, 'lamps'), handlerOf(Lamps, 'shade')];

  it('is a user with one of the roles', () => {
    for (const role of ['CASE_WORKER', 'SUPERVISOR']) expect(guard.canActivate(asked(lamps, { role }))).toBe(true);
  });

  it.each(['AUDITOR', 'POLICY', '', undefined, 'case_worker', 'toString'])('is not %j', (role) => {
    expect(() => guard.canActivate(asked(lamps, { role }))).toThrow(Forbidden);
    expect(() => guard.canActivate(asked(lamps, { role }))).toThrow('ask CASE_WORKER or SUPERVISOR.');
  });

  it('is nobody without a token', () => {
    for (const kind of ['Query', 'Mutation', 'Subscription'])
      expect(() => guard.canActivate(asked(lamps, undefined, kind))).toThrow(UnauthenticatedError);
  });

  it('is nobody if no roles are named', () => {
    for (const handler of ['everything', 'burn'].map((name) => handlerOf(Open, name)))
      for (const kind of ['Query', 'Mutation', 'Subscription'])
        expect(() => guard.canActivate(asked(handler, { role: 'SUPERVISOR' }, kind))).toThrow(Forbidden);
  });

  it('is not checked again for a field below, or outside of GraphQL', () => {
    expect(guard.canActivate(asked(shade, undefined, 'Lamp'))).toBe(true);
    expect(guard.canActivate(asked(lamps, undefined, 'Query', 'http'))).toBe(true);
  });
});

describe('the start', () => {
  const rowFor = (...roles: readonly Role[]): Row => ({
    kind: 'none',
    whose: Object.fromEntries(ROLES.map((role) => [role, roles.includes(role) ? 'every' : ''])) as Row['whose'],
  });
  const told = { lamps: rowFor('CASE_WORKER', 'SUPERVISOR'), audited: rowFor('AUDITOR') };

  const start = async (resolvers: readonly Type[], rows: Readonly<Record<string, Row>> = told) => {
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
