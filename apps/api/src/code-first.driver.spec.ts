import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Field,
  GraphQLModule,
  GraphQLSchemaHost,
  InterfaceType,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { graphql, isObjectType, printSchema, subscribe, parse, type GraphQLSchema } from 'graphql';
import { CodeFirstDriver } from './code-first.driver.js';

@InterfaceType({ resolveType: () => Guest })
class Person {
  @Field(() => String) name!: string;
}
@ObjectType({ implements: Person })
class Guest extends Person {
  @Field(() => String) room!: string;
}
@Resolver(() => Person)
class People {
  @ResolveField(() => String)
  greeting(@Parent() { name }: Person): string {
    return `Welcome, ${name}.`;
  }
}
const bopha = { name: 'Bopha', room: '2' };
@Resolver(() => Guest)
class Guests {
  @Query(() => Guest)
  guest(): Guest {
    return bopha;
  }

  @ResolveField(() => String)
  door(@Parent() { room }: Guest): string {
    return `Room ${room}`;
  }

  @Subscription(() => Guest)
  async *arrived() {
    yield { arrived: bopha };
  }
}

const schemaBy = async (driver: typeof ApolloDriver): Promise<GraphQLSchema> => {
  @Module({
    imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver, autoSchemaFile: true, sortSchema: true })],
    providers: [Guests, People],
  })
  class House {}
  const app = await NestFactory.createApplicationContext(House, { logger: false, abortOnError: false });
  const { schema } = app.get(GraphQLSchemaHost);
  await app.close();
  return schema;
};

/** The fields that do more than give the property of their name. */
const resolvedIn = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.resolve ?? field.subscribe)
        .map(({ name, resolve, subscribe: source }) => `${type.name}.${name} ${typeof resolve} ${typeof source}`),
    );

describe('the driver that builds the schema once', () => {
  it('serves the schema that the driver of Nest serves, with the same resolvers', async () => {
    const [ours, theirs] = [await schemaBy(CodeFirstDriver), await schemaBy(ApolloDriver)];
    expect(printSchema(ours)).toBe(printSchema(theirs));
    expect(resolvedIn(ours)).toEqual(resolvedIn(theirs));
    expect(resolvedIn(ours).join()).toMatch(/Guest\.door.*Guest\.greeting.*Query\.guest.*Subscription\.arrived/);
  });

  it('answers a query, also from the resolver of an interface, and a subscription', async () => {
    const schema = await schemaBy(CodeFirstDriver);
    const answer = { name: 'Bopha', door: 'Room 2', greeting: 'Welcome, Bopha.' };
    const source = '{ guest { name door greeting } }';
    expect(await graphql({ schema, source })).toEqual({ data: { guest: answer } });
    const document = parse('subscription { arrived { name door greeting } }');
    const arriving = await subscribe({ schema, document });
    for await (const each of arriving as AsyncIterable<unknown>) expect(each).toEqual({ data: { arrived: answer } });
    expect.assertions(2);
  });
});
