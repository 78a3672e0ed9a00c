import { configurationFrom } from './configuration.js';
import { hostsServed } from './hosts.js';

const PRODUCTION = { HOMEWARD_MODE: 'production', OIDC_ISSUER: 'https://sign-in.example.org' };
const hostsFor = (env: Readonly<Record<string, string>>, port = 4000) => [...hostsServed(configurationFrom(env), port)];

describe('the hosts that an API answers to', () => {
  it('are, by default, the loopback names with its port', () => {
    expect(hostsFor({})).toEqual(['localhost:4000', '127.0.0.1:4000', '[::1]:4000']);
  });

  it('are also valid without a port that browsers leave out', () => {
    expect(hostsFor({}, 80)).toEqual(['localhost', '127.0.0.1', '[::1]']);
  });

  it('include the address at which it listens', () => {
    expect(hostsFor({ HOMEWARD_HOST: '127.0.0.2' })).toContain('127.0.0.2:4000');
    expect(hostsFor({ ...PRODUCTION, HOMEWARD_HOST: 'fd00::7' })).toContain('[fd00::7]:4000');
  });

  it('include the names of HOMEWARD_HOSTS besides its own', () => {
    const hosts = hostsFor({ HOMEWARD_HOSTS: 'homeward.example.org, 192.168.1.7:4000' });
    expect(hosts).toEqual(expect.arrayContaining(['homeward.example.org', '192.168.1.7:4000', '127.0.0.1:4000']));
  });

  it.each(['0.0.0.0', '::', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0'])(
    'must be configured in production if it listens at every address (%s)',
    (host) => {
      const env = { ...PRODUCTION, HOMEWARD_HOST: host };
      expect(() => hostsFor(env)).toThrow('HOMEWARD_HOSTS is not set: the API listens at every address');
      const hosts = hostsFor({ ...env, HOMEWARD_HOSTS: 'homeward.example.org' });
      expect(hosts).toEqual(['homeward.example.org', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000']);
    },
  );

  it.each([
    '*',
    '*.example.org',
    'https://homeward.example.org',
    'homeward.example.org/',
    'Homeward.example.org',
    'homeward.example.org:80',
    'homeward.example.org:443',
    'homeward.example.org:70000',
    'sokha@homeward.example.org',
    'homeward example.org',
    'ស្រី.example',
    '0x7f.1',
    '::1',
  ])('are refused in a form that no browser sends (%s)', (host) => {
    expect(() => hostsFor({ HOMEWARD_HOSTS: `homeward.example.org,${host}` })).toThrow(
      `HOMEWARD_HOSTS has "${host}": name each host as a browser sends it`,
    );
  });
});
