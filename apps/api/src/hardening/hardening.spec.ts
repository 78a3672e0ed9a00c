import { ApolloServer } from '@apollo/server';
import { configurationFrom } from '#platform';
import { hardening } from './hardening.js';
import { Pace } from './pace.js';

describe('the limits of GraphQL', () => {
  it('leave it to the door to say that no answer may be cached, so that no field is asked for how long', async () => {
    const { plugins } = hardening(configurationFrom({ HOMEWARD_DATA: '/nowhere' }), new Pace(undefined));
    const server = new ApolloServer({ typeDefs: 'type Query { nothing: Int }', plugins: plugins! });
    const { http } = await server.executeOperation({ query: '{ nothing }' });
    expect(http.headers.get('cache-control')).toBeUndefined();
    await server.stop();
  });
});
