import { mayReadMetrics } from './may-read-metrics.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the metrics', () => {
  it.each([
    ['from this machine', undefined, '127.0.0.1', {}, true],
    ['from this machine, by its other address', undefined, '::1', {}, true],
    ['from this machine, as a server of both kinds sees it', undefined, '::ffff:127.0.0.1', {}, true],
    ['from elsewhere', undefined, '10.0.0.7', {}, false],
    ['from an address that only begins so', undefined, '127.0.0.1.example.org', {}, false],
    ['through a proxy on this machine', undefined, '127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }, false],
    ['with the token, from elsewhere', 'secret', '10.0.0.7', bearer('secret'), true],
    ['with another token', 'secret', '127.0.0.1', bearer('Secret'), false],
    ['without the token, from this machine', 'secret', '127.0.0.1', {}, false],
  ])('may or may not be read by a request %s', (_, token, ip, headers, may) => {
    expect(mayReadMetrics(token, ip, headers)).toBe(may);
  });
});
