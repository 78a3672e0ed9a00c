import { isAnswer, isFinal, unavailable } from './eventstoredb.errors.js';
import { StoreUnavailable } from './event-store.js';

describe('an error of the event store', () => {
  it('is final when another attempt would be answered in the same way', () => {
    expect(isFinal({ type: 'access-denied' })).toBe(true);
    for (const error of [{ type: 'unavailable' }, { type: 'cancelled' }, { type: 'not-leader' }, new Error(), null])
      expect(isFinal(error)).toBe(false);
  });

  it('leaves a connection as good as before only when it is an answer', () => {
    for (const type of ['access-denied', 'wrong-expected-version', 'stream-not-found', 'not-leader', 'timeout'])
      expect(isAnswer({ type })).toBe(true);
    for (const error of [{ type: 'unavailable' }, { type: 'unknown' }, { type: 'deadline-exceeded' }, new Error()])
      expect(isAnswer(error)).toBe(false);
  });

  it.each([
    ['16 UNAUTHENTICATED: Unauthenticated', 'refuses this user and password: check EVENTSTORE_CREDENTIALS_FILE'],
    ['7 PERMISSION_DENIED: Access Denied', 'grants this user no right to do that'],
    ['14 UNAVAILABLE: Last error: Error: unable to verify the first certificate.', 'of an unknown authority'],
    ['14 UNAVAILABLE: Last error: Error: self-signed certificate in certificate chain', 'of an unknown authority'],
    ['14 UNAVAILABLE: Last error: Error: certificate has expired', 'certificate that has expired'],
    ["Hostname/IP does not match certificate's altnames: IP: 127.0.0.1", 'a certificate for another host'],
    ['SSL routines:tls_validate_record_header:wrong version number', 'does not speak TLS'],
    ['Failed to discover after 50 attempts.', 'no node of the cluster leads or answers'],
  ])('says why nobody could be reached: %s', (message, reason) => {
    const error = unavailable(new Error(message));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect((error as Error).message).toContain(reason);
  });

  it('without a known reason says only that', () => {
    expect(unavailable(new Error('14 UNAVAILABLE: a secret'))).toMatchObject({
      message: 'The event store cannot be reached.',
    });
  });
});
