import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { isObjectType, lexicographicSortSchema, type GraphQLField, type GraphQLSchema } from 'graphql';

/** Of a subscription, both parts. */
type Resolver =
  GraphQLField<unknown, unknown>['resolve'] | Pick<GraphQLField<unknown, unknown>, 'resolve' | 'subscribe'>;
type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

/**
 * Builds the schema from its classes, and builds it once. The factory of Nest also prints it, parses what it has printed,
 * builds a second schema of that with the resolvers, and copies them back.
 */
@Injectable()
export class CodeFirstDriver extends ApolloDriver {
  override async generateSchema(options: ApolloDriverConfig): Promise<GraphQLSchema> {
    // the factory has both, and no public way to them; a spec compares the schemas
    const explorer = this.graphQlFactory['resolversExplorerService'];
    const resolvers = explorer.explore() as Resolvers;
    const schema = await this.graphQlFactory['gqlSchemaBuilder'].build(true, options, explorer.getAllCtors());
    addResolvers(schema, resolvers);
    return lexicographicSortSchema(schema);
  }
}

/** A type has the resolvers of its interfaces, unless it has its own. */
const addResolvers = (schema: GraphQLSchema, resolvers: Resolvers): void => {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const fields = type.getFields();
    for (const { name: owner } of [...type.getInterfaces(), type])
      for (const [name, resolver] of Object.entries(resolvers[owner] ?? {}))
        if (fields[name])
          Object.assign(fields[name], typeof resolver === 'function' ? { resolve: resolver } : resolver);
  }
};
