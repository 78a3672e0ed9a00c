import { WrongExpectedRevision, OutcomeUnknown, StoreUnavailable, storeFailure } from '#kernel/event-store';
import { inTheEnd } from './in-the-end.js';

/** A stream with one answer for each attempt; `kept` names the attempts that were recorded in spite of the answer. */
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

describe('recording with retries', () => {
  it('records once if it is answered', async () => {
    const { record, times } = stream(['done']);
    expect(await record()).toBe('now');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('does not record again if only the answer was lost', async () => {
    const { record, times } = stream([silent(), 'done'], [0]);
    expect(await record()).toBe('before');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('records again if nothing was recorded', async () => {
    const { record, times } = stream([silent(), new StoreUnavailable('away'), 'done']);
    expect(await record()).toBe('now');
    expect(times()).toEqual({ tries: 3, there: 1 });
  });

  it('accepts the result of another process that was quicker', async () => {
    const { record, times } = stream([new WrongExpectedRevision('survivor-1', -1, 10)], [0]);
    expect(await record()).toBe('before');
    expect(times()).toEqual({ tries: 1, there: 1 });
  });

  it('gives up if no answer ever comes, and at once for any other error', async () => {
    const never = stream([silent()]);
    await expect(never.record()).rejects.toThrow('gave no answer');
    expect(never.times()).toEqual({ tries: 13, there: 0 });
    const refused = stream([new TypeError('ours')]);
    await expect(refused.record()).rejects.toThrow('ours');
    expect(refused.times().tries).toBe(1);
    const denied = stream([StoreUnavailable.fromFailure(storeFailure('ACCESS_DENIED', ''), {})]);
    await expect(denied.record()).rejects.toThrow('grants this user no right');
    expect(denied.times().tries).toBe(1);
  });
});
