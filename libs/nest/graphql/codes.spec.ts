import { ObjectType, Field, Query, Resolver } from '@nestjs/graphql';
import { graphql, type GraphQLEnumType } from 'graphql';
import { codes } from './codes.js';
import { PURPOSES } from '../purpose.js';
import { Purposes } from './access-codes.js';
import { schemaWith } from '../testing/schema.js';

const Colours = codes('Colour', ['RED', 'DarkGreen'], 'What a wall is painted in.');

@ObjectType()
class Paint {
  @Field(() => Colours) readonly colour!: string;
  @Field(() => Purposes) readonly purpose!: string;
}

@Resolver()
class Paints {
  @Query(() => Paint)
  paint(): Paint {
    throw new Error('The root value answers.');
  }
}

describe('a code list', () => {
  it('is an enum that names each stored code in capitals', async () => {
    expect(Colours).toEqual({ RED: 'RED', DARK_GREEN: 'DarkGreen' });
    const schema = await schemaWith(Paints);
    const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues();
    expect(valuesOf('Colour').map(({ name, value }) => [name, value])).toEqual([
      ['RED', 'RED'],
      ['DARK_GREEN', 'DarkGreen'],
    ]);
    expect(schema.getType('Colour')!.description).toBe('What a wall is painted in.');
    expect(valuesOf('Purpose').map(({ value }) => value)).toEqual([...PURPOSES]);
  });

  it('is one enum for all steps that use it', () => {
    const list = ['Near', 'Far'] as const;
    expect(codes('Distance', list)).toBe(codes('Distance', list));
  });

  it('answers with the name of a stored code, and never with a code that is in no list', async () => {
    const schema = await schemaWith(Paints);
    const paint = (colour: string) =>
      graphql({ schema, source: '{ paint { colour } }', rootValue: { paint: { colour } } });
    expect((await paint('DarkGreen')).data).toEqual({ paint: { colour: 'DARK_GREEN' } });
    expect((await paint('BLUE')).errors).toHaveLength(1);
  });

  it.each([
    [['DarkGreen', 'DARK_GREEN'], 'Shade: DarkGreen and DARK_GREEN are both DARK_GREEN.'],
    [['2020'], 'Shade: GraphQL cannot name the code 2020.'],
  ])('is refused where names are not one to one: %j', (list, message) => {
    expect(() => codes('Shade', list)).toThrow(message);
  });
});
