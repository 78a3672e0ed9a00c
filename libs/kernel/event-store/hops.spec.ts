import { onHop, timeHop, type HopTime } from './hops.js';

describe('the time of a hop', () => {
  it('is published whether the work succeeds or fails, as long as somebody listens', async () => {
    const heard: HopTime[] = [];
    const stop = onHop((time) => heard.push(time));
    expect(await timeHop('append', async () => 'done')).toBe('done');
    await expect(timeHop('relation', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    stop();
    await timeHop('look', async () => 'unheard');
    expect(heard.map(({ hop }) => hop)).toEqual(['append', 'relation']);
    expect(heard.every(({ seconds }) => seconds >= 0 && seconds < 5)).toBe(true);
  });
});
