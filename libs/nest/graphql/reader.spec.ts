import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { graphql, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { PersonalField, PersonalListField, PersonalText } from './personal-field.js';
import { personalClassesIn } from './reader.js';
import { schemaWith } from '../testing/schema.js';

@ObjectType()
class Account {
  @Field(() => String) readonly on!: string;
  @PersonalField('identity', 'name') readonly name!: unknown;
  @PersonalField('testimony', 'summary', PersonalText, ['SUPERVISOR']) readonly summary!: unknown;
  @PersonalListField('health', 'scores') readonly scores!: unknown;
}

@ObjectType()
class Record {
  @Field(() => [Account]) readonly accounts!: Account[];
  @PersonalField('location', 'address') readonly address!: unknown;
}

@Resolver(() => Record)
class Records {
  @Query(() => Record, { nullable: true })
  record(@Args('id') _: string): Record {
    throw new Error('The root value answers.');
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await schemaWith(Records);
});

/** Called by a resolver in the place of an answer. */
const classesIn = async (source: string, role = 'CASE_WORKER', variableValues = {}): Promise<readonly string[]> => {
  let found: readonly string[] | undefined;
  const record = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    found = personalClassesIn(info, { id: 'sokha', role, organisation: 'A21' });
    return null;
  };
  const { errors } = await graphql({ schema, source, rootValue: { record }, variableValues });
  if (errors) throw errors[0]!;
  return found!;
};

describe('the personal classes that a document asks for', () => {
  it('are none when it names no personal field', async () => {
    expect(await classesIn('{ record(id: "1") { __typename accounts { on } } }')).toEqual([]);
  });

  it('are each listed once, however deep their fields are, and under any alias', async () => {
    const source =
      '{ record(id: "1") { where: address { value } accounts { on name { value } again: name { erased } } } }';
    expect(await classesIn(source)).toEqual(['location', 'identity']);
  });

  it('are found in fragments, named and inline', async () => {
    const source = `{ record(id: "1") { ...R ... on Record { address { value } } } }
      fragment R on Record { accounts { ...T ...T } } fragment T on Account { scores { values } }`;
    expect(await classesIn(source)).toEqual(['health', 'location']);
  });

  it('exclude skipped fields', async () => {
    const source = `query ($no: Boolean!, $yes: Boolean!) { record(id: "1") {
      address @include(if: $no) { value } accounts { name @skip(if: $yes) { value } scores @include(if: $yes) { values } } } }`;
    expect(await classesIn(source, 'CASE_WORKER', { no: false, yes: true })).toEqual(['health']);
  });

  it('exclude what the role is never shown', async () => {
    const source = '{ record(id: "1") { accounts { summary { value } } } }';
    expect(await classesIn(source)).toEqual([]);
    expect(await classesIn(source, 'SUPERVISOR')).toEqual(['testimony']);
  });

  it('are found quickly in fragments that include one another many times', async () => {
    const many = Array.from({ length: 40 }, (_, n) => `fragment F${n} on Record { ...F${n + 1} ...F${n + 1} }`);
    const source = `{ record(id: "1") { ...F0 } } ${many.join(' ')} fragment F40 on Record { address { value } }`;
    expect(await classesIn(source)).toEqual(['location']);
  });
});
