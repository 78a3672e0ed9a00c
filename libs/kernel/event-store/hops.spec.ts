import { onHop, publishHop, timeHop, timeHopSync, type HopTime } from './hops.js';

describe('the time of a hop', () => {
  it('is published whether the work succeeds or fails, as long as somebody listens', async () => {
    const heard: HopTime[] = [];
    const stop = onHop((time) => heard.push(time));
    expect(await timeHop('append', async () => 'done')).toBe('done');
    await expect(timeHop('relation', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(timeHopSync('decide', () => 1)).toBe(1);
    expect(() =>
      timeHopSync('fold', () => {
        throw new Error('gone');
      }),
    ).toThrow('gone');
    publishHop('subscription', 2);
    stop();
    await timeHop('look', async () => 'unheard');
    expect(timeHopSync('seal', () => 'unheard')).toBe('unheard');
    publishHop('views', 1);
    expect(heard.map(({ hop }) => hop)).toEqual(['append', 'relation', 'decide', 'fold', 'subscription']);
    expect(heard.every(({ seconds }) => seconds >= 0 && seconds < 5)).toBe(true);
  });
});
