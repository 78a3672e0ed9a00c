import { Conflict, OutcomeUnknown, StoreUnavailable, storeFailure } from '#event-store';
import { inTheEnd } from './in-the-end.js';

/** A stream that gives these answers, one for each attempt; `kept` says of which it holds what was sent nevertheless. */
const stream = (answers: readonly (Error | 'done')[], kept: readonly number[] = []) => {
  let tries = 0;
  let there = 0;
  const act = async () => {
    const answer = answers[Math.min(tries, answers.length - 1)]!;
    if (kept.includes(tries++) || answer === 'done') there++;
    if (answer !== 'done') throw answer;
    return 'now' as const;
  };
  const find = async () => (there > 0 ? ('before' as const) : undefined);
  return { record: () => inTheEnd<'now' | 'before'>(act, find, 1), times: () => ({ tries, there }) };
};

const silent = () => new OutcomeUnknown('The event store gave no answer.');

describe('what is recorded in the end', () => {
  it('is recorded at once where it is answered', async () => {
    const { record, times } = stream(['done']);
    expect(await record()).toBe('now');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('is not recorded again when only the answer was lost', async () => {
    const { record, times } = stream([silent(), 'done'], [0]);
    expect(await record()).toBe('before');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('is recorded again when it is not there', async () => {
    const { record, times } = stream([silent(), new StoreUnavailable('away'), 'done']);
    expect(await record()).toBe('now');
    expect(times()).toEqual({ tries: 3, there: 1 });
  });

  it('is somebody else’s when they were quicker', async () => {
    const { record, times } = stream([new Conflict('survivor-1', -1, 10)], [0]);
    expect(await record()).toBe('before');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('is given up when nobody ever answers, and at once for any other reason', async () => {
    const never = stream([silent()]);
    await expect(never.record()).rejects.toThrow('gave no answer');
    expect(never.times()).toEqual({ tries: 13, there: 0 });
    const refused = stream([new TypeError('ours')]);
    await expect(refused.record()).rejects.toThrow('ours');
    expect(refused.times().tries).toBe(1);
    const denied = stream([StoreUnavailable.because(storeFailure('ACCESS_DENIED', ''), {})]);
    await expect(denied.record()).rejects.toThrow('grants this user no right');
    expect(denied.times().tries).toBe(1);
  });
});
