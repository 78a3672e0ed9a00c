import { Logger } from '@nestjs/common';
import { LOG_STREAM, StoreUnavailable, storeFailure, type StoreFailureCode } from '#kernel/event-store';
import { NoLiveViews } from '#kernel/projections';
import { GuardedLog } from './testing/guarded-log.js';

Logger.overrideLogger(false);

let at: GuardedLog;
beforeEach(async () => {
  at = await GuardedLog.open();
});

describe('readiness', () => {
  const ready = () => at.readiness.report();

  it('is checked by repeating the first event: nothing new is recorded', async () => {
    const { current } = at.behind;
    expect(await ready()).toEqual({ views: true, log: true, appends: true, signIn: true });
    expect(await current.read(LOG_STREAM)).toHaveLength(1);
  });

  it('has the reason and the code when the log is another one', async () => {
    at.behind.current = await at.restoreStore(1, 9);
    const report = await ready();
    expect(report).toMatchObject({ views: true, log: false, appends: false, code: 'LOG_MISMATCH' });
    expect(report.reason).toContain('npx homeward recover');
  });

  it.each<{ title: string; call: 'read' | 'append'; fails: () => Promise<never>; reason: RegExp; code: string }>([
    {
      title: 'no node leads',
      call: 'append',
      fails: async () => Promise.reject(new StoreUnavailable('The event store cannot be reached: no node leads.')),
      reason: /^Nothing can be recorded \(The event store cannot be reached: no node leads\)/,
      code: 'APPEND_FAILED',
    },
    {
      title: 'the user has no right to append',
      call: 'append',
      fails: async () => Promise.reject(Object.assign(new Error('secret'), { name: 'AccessDeniedError' })),
      reason: /^Nothing can be recorded \(AccessDeniedError\).*may append/,
      code: 'APPEND_FAILED',
    },
    {
      title: 'the store is blocked',
      call: 'append',
      fails: () => new Promise(() => undefined),
      reason: /no answer within 1500 ms/,
      code: 'NO_ANSWER',
    },
    {
      title: 'the log is blocked',
      call: 'read',
      fails: () => new Promise(() => undefined),
      reason: /^The log cannot be read \(no answer within 1500 ms/,
      code: 'NO_ANSWER',
    },
  ])('reports, and waits no longer, that $title', async ({ call, fails, reason, code }) => {
    at.behind.fails[call] = fails;
    expect(await ready()).toMatchObject({ reason: expect.stringMatching(reason), code });
  });

  it.each<['read' | 'append', StoreFailureCode, RegExp]>([
    ['append', 'ACCESS_DENIED', /^Nothing can be recorded\. The event store grants .* \(7 PERMISSION_DENIED\)\.$/],
    ['read', 'CERTIFICATE_EXPIRED', /^The log cannot be read\. The event store shows a certificate that has expired/],
  ])('has the sentence and the code of what failed in the event store, at a %s: %s', async (call, code, reason) => {
    const failure = storeFailure(code, '7 PERMISSION_DENIED');
    at.behind.fails[call] = async () => Promise.reject(StoreUnavailable.fromFailure(failure, {}));
    expect(await ready()).toMatchObject({ code, reason: expect.stringMatching(reason) });
  });

  it.each<[error: Error, code: string, reason: RegExp]>([
    [new NoLiveViews(), 'VIEWS_NOT_LIVE', /^The views cannot be read \(The views are being built,/],
    [
      Object.assign(new Error('too many clients (secret)'), { code: '53300', severity: 'FATAL' }),
      'DATABASE_UNAVAILABLE',
      /^The views cannot be read\. Postgres has no connection left: .* max_connections \(53300\)\.$/,
    ],
    [new TypeError('secret'), 'VIEWS_UNREADABLE', /^The views cannot be read \(TypeError\): check DATABASE_URL\.$/],
  ])('has a code and says what to do where the views cannot be read: %s', async (error, code, reason) => {
    at.viewsFail = error;
    expect(await ready()).toMatchObject({ views: false, code, reason: expect.stringMatching(reason) });
  });

  it('says that nobody can sign in while the issuer does not answer', async () => {
    at.issuerAnswers = false;
    expect(await ready()).toEqual({
      views: true,
      log: true,
      appends: true,
      signIn: false,
      reason: expect.stringContaining('the issuer in OIDC_ISSUER does not answer'),
      code: 'ISSUER_UNREACHABLE',
    });
  });

  it('says that the clock is wrong, so that nothing is recorded', async () => {
    at.skewMs = 360_000;
    const report = await ready();
    expect(report).toMatchObject({ views: true, log: true, appends: false, code: 'CLOCK_SKEWED' });
    expect(report.reason).toMatch(/^The clock of this machine is 6 minutes ahead of .*set it right \(NTP\)\.$/);
  });

  it('recovers by itself', async () => {
    at.behind.fails.append = async () => Promise.reject(new StoreUnavailable('It is down.'));
    expect((await ready()).appends).toBe(false);
    at.behind.fails = {};
    expect(await ready()).toEqual({ views: true, log: true, appends: true, signIn: true });
  });
});
