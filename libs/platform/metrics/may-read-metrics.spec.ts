import { mayReadMetrics } from './may-read-metrics.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the metrics', () => {
  it.each([
    { which: 'from this machine', token: undefined, ip: '127.0.0.1', headers: {}, may: true },
    { which: 'from this machine, by its other address', token: undefined, ip: '::1', headers: {}, may: true },
    {
      which: 'from this machine, as a server of both kinds sees it',
      token: undefined,
      ip: '::ffff:127.0.0.1',
      headers: {},
      may: true,
    },
    { which: 'from elsewhere', token: undefined, ip: '10.0.0.7', headers: {}, may: false },
    {
      which: 'from an address that only begins so',
      token: undefined,
      ip: '127.0.0.1.example.org',
      headers: {},
      may: false,
    },
    {
      which: 'through a proxy on this machine',
      token: undefined,
      ip: '127.0.0.1',
      headers: { 'x-forwarded-for': '10.0.0.7' },
      may: false,
    },
    { which: 'with the token, from elsewhere', token: 'secret', ip: '10.0.0.7', headers: bearer('secret'), may: true },
    { which: 'with another token', token: 'secret', ip: '127.0.0.1', headers: bearer('Secret'), may: false },
    { which: 'without the token, from this machine', token: 'secret', ip: '127.0.0.1', headers: {}, may: false },
  ])('may or may not be read by a request $which', ({ token, ip, headers, may }) => {
    expect(mayReadMetrics(token, ip, headers)).toBe(may);
  });
});
