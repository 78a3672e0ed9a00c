import { ConnectionStringError } from './connection-string-error.js';
import { connectionStringOf, isLocal, parseConnectionString } from './connection-string.js';

const SECRET = 'hunter2hunter2';

describe('a connection string', () => {
  it('names one node, with TLS by default', () => {
    expect(parseConnectionString('esdb://log.example.org')).toEqual({
      hosts: [{ address: 'log.example.org', port: 2113 }],
      discover: false,
      tls: true,
    });
    expect(parseConnectionString('kurrentdb://[::1]:2114/?tls=false')).toMatchObject({
      hosts: [{ address: '::1', port: 2114 }],
      tls: false,
    });
  });

  it('names the nodes of a cluster one by one, or the DNS name of all of them', () => {
    expect(parseConnectionString('esdb://a:1,b:2,c').hosts).toEqual([
      { address: 'a', port: 1 },
      { address: 'b', port: 2 },
      { address: 'c', port: 2113 },
    ]);
    expect(parseConnectionString('esdb+discover://cluster.example.org')).toMatchObject({ discover: true });
  });

  it('may contain a user, files and times; case and hyphens of option names are ignored', () => {
    const text = `esdb://op%40x:a%3Ab%2F@h:1?TLS=true&tls-ca-file=%2Fetc%2Fa%20b.crt&maxDiscoverAttempts=7&connectionName=api`;
    expect(parseConnectionString(text)).toEqual({
      hosts: [{ address: 'h', port: 1 }],
      discover: false,
      credentials: { username: 'op@x', password: 'a:b/' },
      tls: true,
      tlsCaFile: '/etc/a b.crt',
      maxDiscoverAttempts: 7,
      connectionName: 'api',
    });
  });

  it('may repeat the values that Homeward relies on', () => {
    const text = 'esdb://h?throwOnAppendFailure=true&nodePreference=leader&tlsVerifyCert=true';
    expect(parseConnectionString(text)).toEqual(parseConnectionString('esdb://h'));
  });

  it.each([
    'esdb://op%40x:a%3Ab@a:1,[::1]:2?tls=true&tlsCaFile=%2Fetc%2Fa%20b.crt',
    'esdb+discover://cluster:2113?tls=true&gossipTimeout=2',
  ])('is written as it is read: %s', (text) => {
    expect(connectionStringOf(parseConnectionString(text))).toBe(text);
  });

  it.each([
    ['http://127.0.0.1:2113', 'is not such a URL: it must look like esdb://'],
    ['esdb:', 'is not such a URL'],
    ['esdb://', 'its hosts must look like'],
    [`esdb://admin:${SECRET}@h:port`, 'its hosts must look like'],
    [`esdb://admin:${SECRET}@h:70000`, 'its hosts must look like'],
    [`esdb://admin:${SECRET}?x@h`, 'its hosts must look like'],
    [`esdb://admin@h`, 'has an @ and no user:password'],
    [`esdb://admin:${SECRET}%zz@h`, 'not percent-encoded'],
    [`esdb://admin:${SECRET}#x@h`, 'a path or a fragment'],
    [`esdb://admin:${SECRET}/x@h`, 'a path or a fragment'],
    [`esdb://admin:${SECRET}@h?tls`, 'has an option that does not exist'],
    [`esdb://admin:${SECRET}@h?tsl=true`, 'did you mean tls?'],
    [`esdb://admin:${SECRET}@h?tlsCaFiel=/a`, 'did you mean tlsCaFile?'],
    [`esdb://admin:${SECRET}@h?throwOnAppendFailures=true`, 'did you mean throwOnAppendFailure?'],
    [`esdb://admin:${SECRET}@h?${SECRET}=1`, 'possible are tls, tlsCaFile'],
    [`esdb://admin:${SECRET}@h?throwOnAppendFailure=false`, 'throwOnAppendFailure to something other than true'],
    [`esdb://admin:${SECRET}@h?nodePreference=follower`, 'nodePreference to something other than leader'],
    [`esdb://admin:${SECRET}@h?tlsVerifyCert=false`, 'tlsVerifyCert to something other than true'],
    [`esdb://admin:${SECRET}@h?defaultDeadline=5`, 'defaultDeadline, which has no effect'],
    [`esdb://admin:${SECRET}@h?tls=yes`, 'sets tls to something other than true or false'],
    [`esdb://admin:${SECRET}@h?gossipTimeout=soon`, 'sets gossipTimeout to something other than a whole number'],
    [`esdb://admin:${SECRET}@h?tls=true&TLS=true`, 'sets tls twice'],
    [`esdb://h?tls=false&tlsCaFile=/a`, 'sets tls=false and tlsCaFile'],
    [`esdb://admin:${SECRET}@h?tls=false`, 'has a password and tls=false'],
    [`esdb://h?userCertFile=/a`, 'both are needed'],
    [`esdb+discover://a,b`, 'names several hosts and +discover'],
  ])('is refused without repeating any of it: %s', (text, sentence) => {
    const parse = () => parseConnectionString(text);
    expect(parse).toThrow(ConnectionStringError);
    expect(parse).toThrow(sentence);
    expect(parse).not.toThrow(SECRET);
  });

  it.each([
    ['esdb://localhost', true],
    ['esdb://127.0.0.1:1,[::1]:2', true],
    ['esdb://127.0.0.1:1,log:2', false],
    ['esdb://localhost.evil.example', false],
    ['esdb+discover://localhost', false],
  ])('%s names only this machine: %s', (text, local) => {
    expect(isLocal(parseConnectionString(text))).toBe(local);
  });
});
