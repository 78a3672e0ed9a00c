import { ConfigurationError, configurationFrom, urlsOf } from './configuration.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(configurationFrom({})).toMatchObject({ mode: 'development', port: 4000, host: '127.0.0.1' });
    expect(configurationFrom({ HOMEWARD_PORT: '', EVENTSTORE_URL: '' })).toMatchObject({ port: 4000 });
  });

  it.each([
    [{ HOMEWARD_PORT: 'forty' }, 'HOMEWARD_PORT is "forty": it must be a port number'],
    [{ HOMEWARD_PORT: '70000' }, 'HOMEWARD_PORT is "70000"'],
    [{ HOMEWARD_PORT: '-1' }, 'HOMEWARD_PORT is "-1"'],
    [{ HOMEWARD_MODE: 'test' }, 'HOMEWARD_MODE is "test": it must be development or production.'],
    [{ HOMEWARD_MODE: 'production' }, 'cannot seal personal data yet'],
    [{ EVENTSTORE_URL: 'http://127.0.0.1:2113' }, 'EVENTSTORE_URL is not such a URL: it must look like esdb://'],
    [{ EVENTSTORE_URL: 'esdb:' }, 'EVENTSTORE_URL is not such a URL'],
    [{ DATABASE_URL: 'mysql://a:secret@h/d' }, 'DATABASE_URL is not such a URL: it must look like postgres://'],
  ])('refuses %j in one sentence, without repeating a secret', (env, sentence) => {
    const refused = () => configurationFrom(env);
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow('secret');
  });

  it('asks for both URLs where no service is started', () => {
    expect(() => urlsOf(configurationFrom({}))).toThrow('EVENTSTORE_URL is not set');
    expect(() => urlsOf(configurationFrom({ EVENTSTORE_URL: 'esdb://h:1' }))).toThrow('DATABASE_URL is not set');
  });
});
