import { Metadata } from '@grpc/grpc-js';
import { convertToCommandError } from '@eventstore/db-client';
import { TimeoutError } from '#kernel/waiting';
import { AppendTooLarge, StoreUnavailable } from '../event-store-errors.js';
import { explain } from './errors.js';
import { describeCodes, failureOf } from './failures.js';
import { STORE_FAILURE_CODES, failureIn, messageOf, storeFailure, type StoreFailureCode } from '../store-failure.js';

/** An error as the client reports it. */
const answer = (code: number, details: string, exception?: string): Error => {
  const metadata = new Metadata();
  if (exception) metadata.set('exception', exception);
  return convertToCommandError(Object.assign(new Error(`${code} CODE: ${details}`), { code, details, metadata }))!;
};
const unreachableAnswer = (reason: string) =>
  answer(14, `No connection established. Last error: ${reason}. Resolution note: `);
const withCode = (code: string) => Object.assign(new Error('secret'), { code });

interface Sign {
  readonly from: string;
  readonly error: Error;
  readonly code: StoreFailureCode;
}

const SIGNS: readonly Sign[] = [
  { from: 'a wrong password', error: answer(16, 'Unauthenticated'), code: 'CREDENTIALS_REFUSED' },
  { from: 'a user without rights', error: answer(7, 'Access Denied', 'access-denied'), code: 'ACCESS_DENIED' },
  {
    from: 'an unknown CA',
    error: unreachableAnswer('Error: unable to verify the first certificate'),
    code: 'CA_UNKNOWN',
  },
  {
    from: 'its own CA',
    error: unreachableAnswer('Error: self-signed certificate in certificate chain'),
    code: 'CA_UNKNOWN',
  },
  {
    from: 'an expired certificate',
    error: unreachableAnswer('Error: certificate has expired'),
    code: 'CERTIFICATE_EXPIRED',
  },
  { from: 'a young certificate', error: withCode('CERT_NOT_YET_VALID'), code: 'CERTIFICATE_NOT_YET_VALID' },
  {
    from: 'another host name',
    error: unreachableAnswer("Error: Hostname/IP does not match certificate's altnames: IP: 127.0.0.1"),
    code: 'HOST_NAME_MISMATCH',
  },
  { from: 'a server without TLS', error: unreachableAnswer('wrong version number'), code: 'TLS_NOT_SPOKEN' },
  { from: 'a TLS version that is too old', error: withCode('ERR_SSL_UNSUPPORTED_PROTOCOL'), code: 'TLS_FAILED' },
  { from: 'nobody', error: unreachableAnswer('connect ECONNREFUSED 127.0.0.1:1'), code: 'UNREACHABLE' },
  { from: 'a connection that broke', error: answer(14, 'read ECONNRESET'), code: 'UNREACHABLE' },
  {
    from: 'an unknown host',
    error: answer(14, 'Name resolution failed for target dns:nowhere:1'),
    code: 'HOST_UNKNOWN',
  },
  { from: 'a server that starts', error: answer(14, 'Server Is Not Ready'), code: 'STARTING' },
  {
    from: 'an append to a store that is not ready',
    error: new Error('Could not recognize Server Is Not Ready'),
    code: 'STARTING',
  },
  { from: 'a cluster without a leader', error: new Error('Failed to discover after 50 attempts.'), code: 'NO_LEADER' },
  { from: 'a node that knows no leader', error: answer(2, 'No leader info available in response'), code: 'NO_LEADER' },
  { from: 'a server under load', error: answer(14, 'Server Is Too Busy'), code: 'TOO_SLOW' },
  { from: 'silence', error: new TimeoutError('The event store said nothing for 10 ms.'), code: 'TOO_SLOW' },
  { from: 'a deadline', error: answer(4, 'Deadline exceeded'), code: 'DEADLINE' },
  { from: 'a large append', error: withType('maximum-append-size-exceeded'), code: 'APPEND_TOO_LARGE' },
  { from: 'a deleted stream', error: withType('stream-deleted'), code: 'STREAM_DELETED' },
  { from: 'an unknown call', error: answer(12, 'Unimplemented'), code: 'NOT_SUPPORTED' },
  { from: 'a server that stops', error: answer(13, 'Received RST_STREAM'), code: 'FAILED' },
];

function withType(type: string): Error {
  return Object.assign(new Error('no'), { type });
}

describe('a failure of the event store', () => {
  it.each(SIGNS)('has its code: $from is $code', ({ error, code }) => {
    expect(failureOf(error).code).toBe(code);
  });

  it.each(STORE_FAILURE_CODES)('says what failed, why and what to do: %s', (code) => {
    const { sentence } = storeFailure(code, '');
    expect(sentence).toMatch(/^The event store .*[^.]$/);
    expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
    expect(sentence).toMatch(/[:,]/);
  });

  it.each<[string, StoreFailureCode[]]>([
    ['nobody there, starting, no leader, too slow', ['UNREACHABLE', 'STARTING', 'NO_LEADER', 'TOO_SLOW', 'DEADLINE']],
    ['a name that the DNS does not have yet', ['HOST_UNKNOWN']],
  ])('may be temporary: %s', (_, codes) => {
    for (const code of codes) expect(storeFailure(code, '').isTemporary).toBe(true);
  });

  it('lasts until somebody mends the credentials, rights, certificates, TLS or the request', () => {
    expect(STORE_FAILURE_CODES.filter((code) => !storeFailure(code, '').isTemporary).toSorted()).toEqual([
      'ACCESS_DENIED',
      'APPEND_TOO_LARGE',
      'CA_UNKNOWN',
      'CERTIFICATE_EXPIRED',
      'CERTIFICATE_NOT_YET_VALID',
      'CREDENTIALS_REFUSED',
      'HOST_NAME_MISMATCH',
      'NOT_SUPPORTED',
      'STREAM_DELETED',
      'TLS_FAILED',
      'TLS_NOT_SPOKEN',
      'TLS_REQUIRED',
    ]);
  });
});

describe('the log line of a failure', () => {
  it.each([
    [
      'the code of gRPC and of the system',
      unreachableAnswer('connect ECONNREFUSED 127.0.0.1:1'),
      '14 UNAVAILABLE, ECONNREFUSED',
    ],
    ['the code of TLS', withCode('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED'],
    ['the kind of the client where there is no code', withType('access-denied'), 'access-denied'],
    ['the name of any other error', new TypeError('secret'), 'TypeError'],
  ])('is %s', (_, error, codes) => {
    expect(describeCodes(error)).toBe(codes);
  });

  it('never repeats a text, which might contain a password', async () => {
    const error = await explain(answer(16, 'hunter2 at esdb://admin:hunter2@h'), async () => undefined);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error.message).toMatch(/^The event store refuses this user and password: .* \(16 UNAUTHENTICATED\)\.$/);
    expect(error.message).not.toContain('hunter2');
  });

  it('is found below every error that wraps it', () => {
    const failure = storeFailure('TOO_SLOW', '10 ABORTED');
    const wrapped = new Error('It failed.', {
      cause: new StoreUnavailable('No.', { cause: Object.assign(new Error(), { failure }) }),
    });
    expect(failureIn(wrapped)).toBe(failure);
    expect(messageOf(failure)).toMatch(/ \(10 ABORTED\)\.$/);
    expect([failureIn(new Error('no')), failureIn('no'), failureIn(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the explanation of an error', () => {
  const refused = storeFailure('CERTIFICATE_EXPIRED', 'CERT_HAS_EXPIRED');

  it('inspects the sockets only if the client cannot tell', async () => {
    let looks = 0;
    const look = async () => {
      looks++;
      return refused;
    };
    await explain(answer(16, 'Unauthenticated'), look);
    expect(looks).toBe(0);
    const error = await explain(answer(14, 'No connection established'), look);
    expect(looks).toBe(1);
    expect(error).toMatchObject({
      failure: { code: 'CERTIFICATE_EXPIRED', detail: '14 UNAVAILABLE, CERT_HAS_EXPIRED' },
    });
  });

  it('is a separate error for an append that is too large', async () => {
    const error = await explain(withType('maximum-append-size-exceeded'), async () => undefined);
    expect(error).toBeInstanceOf(AppendTooLarge);
    expect(error).not.toBeInstanceOf(StoreUnavailable);
  });
});
