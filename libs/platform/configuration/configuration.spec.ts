import { ConfigurationError, configurationFrom, graphqlAt, urlsOf } from './configuration.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(configurationFrom({})).toMatchObject({ mode: 'development', port: 4000, host: '127.0.0.1' });
    expect(configurationFrom({ HOMEWARD_PORT: '', EVENTSTORE_URL: '' })).toMatchObject({ port: 4000 });
  });

  it.each([
    [{ HOMEWARD_PORT: 'forty' }, 'HOMEWARD_PORT is "forty": it must be a port number'],
    [{ HOMEWARD_PORT: '70000' }, 'HOMEWARD_PORT is "70000"'],
    [{ HOMEWARD_PORT: '-1' }, 'HOMEWARD_PORT is "-1"'],
    [{ HOMEWARD_HOST: 'example.org' }, 'HOMEWARD_HOST is "example.org": it must be an address of this machine'],
    [{ HOMEWARD_HOST: '127.0.0.1:4000' }, 'HOMEWARD_HOST is "127.0.0.1:4000"'],
    [{ HOMEWARD_HOST: 'fe80::1%eth0' }, 'HOMEWARD_HOST is "fe80::1%eth0"'],
    [{ HOMEWARD_MODE: 'test' }, 'HOMEWARD_MODE is "test": it must be development or production.'],
    [{ HOMEWARD_INTROSPECTION: 'perhaps' }, 'HOMEWARD_INTROSPECTION is "perhaps": it must be on or off.'],
    [{ HOMEWARD_MODE: 'production' }, 'OIDC_ISSUER is not set: in production people sign in at an issuer of yours'],
    [{ HOMEWARD_HOST: '0.0.0.0' }, 'in development anybody signs in as anybody, so it must be 127.0.0.1'],
    [{ EVENTSTORE_URL: 'http://127.0.0.1:2113' }, 'EVENTSTORE_URL is not such a URL: it must look like esdb://'],
    [{ EVENTSTORE_URL: 'esdb:' }, 'EVENTSTORE_URL is not such a URL'],
    [{ DATABASE_URL: 'mysql://a:secret@h/d' }, 'DATABASE_URL is not such a URL: it must look like postgres://'],
  ])('refuses %j in one sentence, without repeating a secret', (env, sentence) => {
    const configure = () => configurationFrom(env);
    expect(configure).toThrow(ConfigurationError);
    expect(configure).toThrow(sentence);
    expect(configure).not.toThrow('secret');
  });

  it.each([
    ['localhost', 'http://localhost:4000/graphql'],
    ['127.0.0.2', 'http://127.0.0.2:4000/graphql'],
    ['::1', 'http://[::1]:4000/graphql'],
  ])('listens at %s, which is %s', (host, url) => {
    const configuration = configurationFrom({ HOMEWARD_HOST: host });
    expect(graphqlAt(configuration.host, configuration.port)).toBe(url);
  });

  it('listens at any address in production, where people sign in at an issuer', () => {
    const env = {
      HOMEWARD_MODE: 'production',
      OIDC_ISSUER: 'https://sign-in.example.org',
      HOMEWARD_HOST: '0.0.0.0',
      HOMEWARD_HOSTS: 'homeward.example.org',
    };
    expect(configurationFrom(env)).toMatchObject({ host: '0.0.0.0', issuer: 'https://sign-in.example.org' });
  });

  it('requires both URLs for a process that starts no services', () => {
    expect(() => urlsOf(configurationFrom({}))).toThrow('EVENTSTORE_URL is not set');
    expect(() => urlsOf(configurationFrom({ EVENTSTORE_URL: 'esdb://h:1' }))).toThrow('DATABASE_URL is not set');
  });
});
