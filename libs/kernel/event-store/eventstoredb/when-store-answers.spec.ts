import { Metadata } from '@grpc/grpc-js';
import { OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { storeFailure, failureIn, type StoreFailureCode } from '../store-failure.js';
import { scriptedServer } from '../testing/scripted-server.js';
import { openAnsweringStore, whenStoreAnswers } from './when-store-answers.js';

const because = (code: StoreFailureCode) => StoreUnavailable.fromFailure(storeFailure(code, '14 UNAVAILABLE'), {});

/** Waits long enough for any machine, and looks again at once. */
const PATIENT = { waitS: 60, pauseMs: 1 };

const said: string[] = [];
const say = (line: string) => void said.push(line);
beforeEach(() => void said.splice(0));

/** Work that throws these errors one after the other, then the last one again and again, or succeeds. */
const failing = (...errors: readonly unknown[]) => {
  let attempts = 0;
  const work = async () => {
    const error = errors[Math.min(attempts++, errors.length - 1)];
    if (error) throw error as Error;
    return 'done';
  };
  return { work, attempts: () => attempts };
};

describe('a start that needs the event store', () => {
  it('waits for it, continues when it answers, and says once for what and until when it waits', async () => {
    const { work, attempts } = failing(because('UNREACHABLE'), because('STARTING'), undefined);
    expect(await whenStoreAnswers(work, { ...PATIENT, say })).toBe('done');
    expect(attempts()).toBe(3);
    expect(said).toEqual([
      expect.stringMatching(
        /^Waiting for the event store until \d\d:\d\d:\d\d UTC \(HOMEWARD_START_WAIT_S\)\. The event store cannot be reached: .* \(14 UNAVAILABLE\)\.$/,
      ),
    ]);
  });

  it.each<StoreFailureCode>(['UNREACHABLE', 'HOST_UNKNOWN', 'STARTING', 'NO_LEADER', 'TOO_SLOW', 'DEADLINE'])(
    'waits if that may help: %s',
    async (code) => {
      const { work } = failing(because(code), undefined);
      expect(await whenStoreAnswers(work, { ...PATIENT, say })).toBe('done');
    },
  );

  it('ends with the last error if the store never answers', async () => {
    const { work } = failing(because('UNREACHABLE'), because('NO_LEADER'));
    const ended = whenStoreAnswers(work, { waitS: 0.05, pauseMs: 1, say });
    await expect(ended).rejects.toThrow(
      /no node of the cluster leads .* It was waited for 0\.05 s \(HOMEWARD_START_WAIT_S\)\.$/,
    );
    await expect(ended).rejects.toThrow(StoreUnavailable);
    expect(failureIn(await ended.catch((error: unknown) => error))).toMatchObject({ code: 'NO_LEADER' });
  });

  it.each<StoreFailureCode>(['CREDENTIALS_REFUSED', 'ACCESS_DENIED', 'CA_UNKNOWN', 'TLS_REQUIRED'])(
    'ends at once, without a word about waiting, if that cannot help: %s',
    async (code) => {
      const { work, attempts } = failing(because(code));
      await expect(whenStoreAnswers(work, { ...PATIENT, say })).rejects.toMatchObject({ failure: { code } });
      expect([attempts(), said]).toEqual([1, []]);
    },
  );

  it('ends at once at any other error', async () => {
    const { work } = failing(new TypeError('ours'));
    await expect(whenStoreAnswers(work, { ...PATIENT, say })).rejects.toThrow(TypeError);
  });

  it('does not wait if no wait is configured', async () => {
    const { work, attempts } = failing(because('UNREACHABLE'));
    await expect(whenStoreAnswers(work, { waitS: 0, say })).rejects.toThrow(/\(14 UNAVAILABLE\)\.$/);
    expect([attempts(), said]).toEqual([1, []]);
  });

  it('also waits if the outcome of an append is unknown, and keeps that kind of error', async () => {
    const { work } = failing(new OutcomeUnknown('It is not known.'), undefined);
    expect(await whenStoreAnswers(work, { ...PATIENT, say })).toBe('done');
    const never = failing(new OutcomeUnknown('It is not known.'));
    await expect(whenStoreAnswers(never.work, { waitS: 0, say })).rejects.toThrow(StoreUnavailable);
  });

  it('ends when it is interrupted', async () => {
    const interrupted = new AbortController();
    const { work } = failing(because('UNREACHABLE'));
    const ended = whenStoreAnswers(work, {
      waitS: 60,
      signal: interrupted.signal,
      say: () => interrupted.abort(new Error('Ctrl-C')),
    });
    await expect(ended).rejects.toThrow('Ctrl-C');
  });
});

describe('a store that is opened when it answers', () => {
  let close = (): unknown => undefined;
  afterEach(() => close());

  it('answers', async () => {
    const server = await scriptedServer(() => {});
    close = server.stop;
    const store = await openAnsweringStore(server.url, { waitS: 0 });
    close = () => store.dispose().finally(server.stop);
    expect(await store.read('s-1')).toEqual([]);
  });

  it.each([
    { code: 16, details: 'Unauthenticated', metadata: new Metadata(), is: 'CREDENTIALS_REFUSED', waits: false },
    { code: 7, details: 'Access Denied', metadata: deniedMetadata(), is: 'ACCESS_DENIED', waits: false },
    { code: 14, details: 'Server Is Not Ready', metadata: new Metadata(), is: 'STARTING', waits: true },
  ])('is waited for only if waiting may help: $is', async ({ is, waits, ...readFails }) => {
    const server = await scriptedServer(() => {}, { readFails });
    close = server.stop;
    const opening = openAnsweringStore(server.url, { waitS: 0.05, pauseMs: 1, say });
    await expect(opening.catch((error: unknown) => failureIn(error))).resolves.toMatchObject({ code: is });
    expect(said).toHaveLength(waits ? 1 : 0);
  });
});

function deniedMetadata(): Metadata {
  const metadata = new Metadata();
  metadata.set('exception', 'access-denied');
  return metadata;
}
