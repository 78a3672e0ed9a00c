import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { steps } from '#domain/aggregates';
import { figuresProviders } from '#reporting/figures';
import { LabelsResolver, RefusalsResolver } from '#i18n';
import { describeSchema } from './descriptions/describe.js';
import { DemonstrationResolver } from './demonstration/demonstration.resolver.js';
import { MenuResolver } from './menu.resolver.js';
import { PermittedResolver } from './permitted.resolver.js';
import { ParkedResolver } from './projections/parked.resolver.js';
import { ProjectionsResolver } from './projections/projections.resolver.js';
import { SetsResolver } from './projections/sets.resolver.js';

/** The schema as the declarations make it, built without a database. */
const declaredSchema = async (): Promise<GraphQLSchema> => {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const resolvers = [
    ...steps.flatMap(({ providers }) => providers),
    ...figuresProviders,
    ProjectionsResolver,
    ParkedResolver,
    SetsResolver,
    LabelsResolver,
    RefusalsResolver,
    MenuResolver,
    PermittedResolver,
    DemonstrationResolver,
  ];
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
  await app.close();
  return schema;
};

/** The schema as the API serves it: the contents of `schema.graphql`. */
export const schemaText = async (): Promise<string> =>
  `${printSchema(lexicographicSortSchema(describeSchema(await declaredSchema())))}\n`;
