import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { isEnumType, lexicographicSortSchema, printSchema, printType, type GraphQLSchema } from 'graphql';
import { describeSchema } from './descriptions/describe.js';
import { resolvers } from './resolvers.js';

/** The schema as the declarations make it, built without a database. */
const declaredSchema = async (): Promise<GraphQLSchema> => {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const schema = await app.get(GraphQLSchemaFactory).create([...resolvers]);
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
