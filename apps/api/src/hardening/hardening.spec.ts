import { ApolloServer } from '@apollo/server';
import { jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import { configurationFrom } from '#platform';
import { enforceDeadlines } from './deadline.js';
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

  it('cut an answer off at the deadline that is configured', async () => {
    const configuration = configurationFrom({ HOMEWARD_DATA: '/nowhere', HOMEWARD_DEADLINE_MS: '1234' });
    const schema = buildSchema('type Query { never: Int }');
    const begun = new Promise<void>((resolve) => {
      schema.getQueryType()!.getFields()['never']!.resolve = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const { plugins } = hardening(configuration, new Pace(undefined));
    const server = new ApolloServer({ schema: enforceDeadlines(schema), plugins: plugins! });
    await server.start();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    let isAnswered = false;
    const answer = server.executeOperation({ query: '{ never }' }).finally(() => (isAnswered = true));
    await begun;
    await jest.advanceTimersByTimeAsync(1_233);
    expect(isAnswered).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    const { body } = await answer;
    jest.useRealTimers();
    expect(body).toMatchObject({ singleResult: { errors: [{ message: expect.stringMatching(/ask for less/) }] } });
    await server.stop();
  });
});
