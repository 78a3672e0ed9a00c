import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { PlainSealing, Sealing } from '#kernel/integrity';
import { Installation, Tokens } from '#platform';
import { ApiModule } from '../api.module.js';
import { NotLeftGuard } from '../sign-in/caller.js';

@Resolver()
class Lamps {
  @Query(() => Boolean)
  async lamps(): Promise<boolean> {
    throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  }
}

const SOKHA: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

@Global()
@Module({
  providers: [
    { provide: Tokens, useValue: { actorOf: async () => SOKHA } },
    { provide: NotLeftGuard, useValue: { actingAs: async (by: Actor) => by } },
    { provide: Sealing, useClass: PlainSealing },
  ],
  exports: [Tokens, Sealing],
})
class Around {}

/** The GraphQL of the API, as it is wired, around one query. */
const wired = () => {
  const url = 'postgres://homeward@127.0.0.1/homeward';
  const { imports } = ApiModule.for(new Installation({ EVENTSTORE_URL: 'esdb://127.0.0.1:1', DATABASE_URL: url }));
  const graphql = imports!.find((one) => 'module' in one && one.module === GraphQLModule);
  @Module({ imports: [Around, graphql!], providers: [Lamps] })
  class House {}
  return House;
};

it('the fields of the API have the deadline: what the database cut off was too late', async () => {
  const app = await NestFactory.create(wired(), { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  const response = await fetch(`${await app.getUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ lamps }' }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
  await app.close();
});
