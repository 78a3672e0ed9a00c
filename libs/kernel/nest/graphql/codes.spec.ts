import { ObjectType, Field, Query, Resolver } from '@nestjs/graphql';
import { graphql, type GraphQLEnumType } from 'graphql';
import { codes } from './codes.js';
import { PURPOSES } from '../purpose.js';
import { Purposes } from './purposes.js';
import { schemaOf } from '../testing/schema.js';

const Colours = codes('Colour', ['RED', 'DarkGreen']);

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
  it('is an enum whose values are the codes themselves', async () => {
    expect(Colours).toEqual({ RED: 'RED', DarkGreen: 'DarkGreen' });
    const schema = await schemaOf(Paints);
    const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues();
    expect(valuesOf('Colour').map(({ name, value }) => [name, value])).toEqual([
      ['RED', 'RED'],
      ['DarkGreen', 'DarkGreen'],
    ]);
    expect(valuesOf('Purpose').map(({ value }) => value)).toEqual([...PURPOSES]);
  });

  it('is one enum for all steps that use it', () => {
    const list = ['Near', 'Far'] as const;
    expect(codes('Distance', list)).toBe(codes('Distance', list));
  });

  it('returns a code as it is stored, and never one that is in no list', async () => {
    const schema = await schemaOf(Paints);
    const paint = (colour: string) =>
      graphql({ schema, source: '{ paint { colour } }', rootValue: { paint: { colour } } });
    expect((await paint('DarkGreen')).data).toEqual({ paint: { colour: 'DarkGreen' } });
    expect((await paint('BLUE')).errors).toHaveLength(1);
  });
});
