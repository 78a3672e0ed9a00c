import { isAnswer, isFinal, isUnsent } from './errors.js';

describe('an error of the event store', () => {
  it('is final if another attempt would get the same answer', () => {
    expect(isFinal({ type: 'access-denied' })).toBe(true);
    for (const error of [{ type: 'unavailable' }, { type: 'cancelled' }, { type: 'not-leader' }, new Error(), null])
      expect(isFinal(error)).toBe(false);
  });

  it('leaves a connection usable only if it is an answer', () => {
    for (const type of ['access-denied', 'wrong-expected-version', 'stream-not-found', 'not-leader', 'timeout'])
      expect(isAnswer({ type })).toBe(true);
    for (const error of [{ type: 'unavailable' }, { type: 'unknown' }, { type: 'deadline-exceeded' }, new Error()])
      expect(isAnswer(error)).toBe(false);
  });

  it('proves that an append was not recorded if it never left, or found no server ready', () => {
    const messages = ['14 UNAVAILABLE: No connection established.', 'Could not recognize Server Is Not Ready'];
    for (const message of messages) expect(isUnsent(new Error(message))).toBe(true);
    for (const error of [new Error('14 UNAVAILABLE: read ECONNRESET'), new Error('silence'), null, { type: 'timeout' }])
      expect(isUnsent(error)).toBe(false);
  });
});
