import { metricsAddressFrom } from './metrics-address.js';

const PORT = 'HOMEWARD_PROJECTOR_METRICS_PORT';
const TOKEN = 'a-token-of-this-test';
const from = (env: Readonly<Record<string, string>>) => metricsAddressFrom(env, PORT);

describe('where a process answers its metrics', () => {
  it('is nowhere unless a port is set, and then on this machine', () => {
    expect(from({ HOMEWARD_METRICS_TOKEN: TOKEN })).toBeUndefined();
    expect(from({ [PORT]: '4001' })).toEqual({ port: 4001, host: '127.0.0.1', token: undefined });
  });

  it('is an address that others reach only with a token', () => {
    const env = { [PORT]: '4001', HOMEWARD_METRICS_HOST: '0.0.0.0' };
    expect(from(env)).toMatch(/^HOMEWARD_METRICS_HOST is "0\.0\.0\.0", .* set HOMEWARD_METRICS_TOKEN too\.$/);
    expect(from({ ...env, HOMEWARD_METRICS_TOKEN: TOKEN })).toMatchObject({ host: '0.0.0.0', token: TOKEN });
  });

  it.each([
    [{ [PORT]: '70000' }, `${PORT} is "70000": it must be a port number from 0 to 65535.`],
    [{ [PORT]: 'http' }, `${PORT} is "http": it must be a port number from 0 to 65535.`],
    [
      { [PORT]: '1', HOMEWARD_METRICS_TOKEN: 'short' },
      'HOMEWARD_METRICS_TOKEN is too short: it must be one word of 16 characters or more.',
    ],
  ])('is refused in a sentence: %j', (env, sentence) => {
    expect(from(env as Record<string, string>)).toBe(sentence);
  });
});
