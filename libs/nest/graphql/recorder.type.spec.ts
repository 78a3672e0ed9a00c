import { Query, Resolver } from '@nestjs/graphql';
import { graphql, type GraphQLSchema } from 'graphql';
import { schemaWith } from '../testing/schema.js';
import { RecorderType } from './recorder.type.js';

@Resolver()
class Recorders {
  @Query(() => RecorderType)
  recorder(): RecorderType {
    throw new Error('The root value answers.');
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await schemaWith(Recorders);
});

describe('the role in which an entry was recorded', () => {
  it.each([
    ['that of a colleague', 'CASE_WORKER', 'CASE_WORKER'],
    ['that of a policy', 'POLICY', 'POLICY'],
    ['unknown where a forged entry claims one that does not exist', 'DIRECTOR', 'UNKNOWN'],
    ['unknown where a forged entry claims none', undefined, 'UNKNOWN'],
  ])('is %s', async (_, role, shown) => {
    const rootValue = { recorder: { id: 'sokha', role, organisation: 'A21' } };
    const { data, errors } = await graphql({ schema, source: '{ recorder { id role } }', rootValue });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ recorder: { id: 'sokha', role: shown } });
  });
});
