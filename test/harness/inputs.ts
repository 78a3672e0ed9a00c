import { randomUUID } from 'node:crypto';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import type { Homeward } from './homeward.js';

/** The schema of the running product, in development. */
export const schemaOf = async (homeward: Homeward): Promise<GraphQLSchema> =>
  buildClientSchema((await homeward.ask(getIntrospectionQuery())).data as unknown as IntrospectionQuery);

/** The required format of a text, unless any will do. */
const TEXTS: Readonly<Record<string, unknown>> = {
  on: '2020-03-20',
  from: 'TH',
  by: '2020-06-01',
  due: '2020-06-01',
  until: '2020-06-01',
  office: 'SiemReapCac',
  toOffice: 'SiemReapCac',
  province: '17',
  country: 'TH',
  nationality: 'KH',
  language: 'khm',
  languages: ['khm'],
  worker: 'dara',
  toWorker: 'dara',
  interviewer: 'kunthea',
  interviewers: ['sokha'],
  currency: 'USD',
  article: '10',
  mediaSha256: 'a'.repeat(64),
  capturedAt: '2020-03-20T10:00:00Z',
};

/** A minimal valid input, with plausible values. */
export const leastInput = (type: GraphQLInputType, name = ''): unknown => {
  const of = getNullableType(type) as GraphQLInputType;
  if (isListType(of)) return name in TEXTS ? TEXTS[name] : [leastInput(of.ofType as GraphQLInputType, name)];
  if (isEnumType(of)) return of.getValues()[0]!.name;
  if (isInputObjectType(of)) {
    const required = Object.values(of.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, leastInput(field.type, field.name)]));
  }
  return SCALARS[String(of)]?.(name);
};

const SCALARS: Readonly<Record<string, (name: string) => unknown>> = {
  ID: () => randomUUID(),
  UUID: () => randomUUID(),
  Date: (name) => TEXTS[name] ?? '2020-03-20',
  DateTime: () => '2020-03-20T10:00:00Z',
  Int: () => 1,
  Float: () => 1,
  Boolean: () => true,
  String: (name) => TEXTS[name] ?? 'somebody',
};
