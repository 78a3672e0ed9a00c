import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { isEnumType, lexicographicSortSchema, printSchema, printType, type GraphQLSchema } from 'graphql';
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

/**
 * The schema as the API serves it: the contents of `schema.graphql`. The values of an enum keep their order, which has a
 * meaning for people who choose from it: High, Medium, Low.
 */
export const schemaText = async (): Promise<string> => {
  const declared = describeSchema(await declaredSchema());
  const sorted = lexicographicSortSchema(declared);
  const enums = Object.values(declared.getTypeMap()).filter(isEnumType);
  const inOrder = enums.reduce(
    (text, type) => text.replace(printType(sorted.getType(type.name)!), () => printType(type)),
    printSchema(sorted),
  );
  return `${inOrder}\n`;
};
