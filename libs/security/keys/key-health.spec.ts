import { keyStatus } from './key-health.js';

const now = new Date('2026-11-27T09:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1_000);
const health = { epoch: 3, began: daysAgo(2), oldest: 3, bad: 0, lookedAt: now };

describe('the status of the keys', () => {
  it('is healthy while the epoch is young and every key opens', () => {
    expect(keyStatus(health, now)).toEqual({ epochAgeSeconds: 172_800, epochs: 1, bad: 0 });
  });

  it('says that keys do not open, and that their epoch is kept', () => {
    expect(keyStatus({ ...health, oldest: 2, bad: 4 }, now)).toMatchObject({
      epochs: 2,
      bad: 4,
      reason: '4 keys do not open: npx homeward verify --keys names them.',
    });
  });

  it('says that the epoch has not ended in time, or that no projector has checked', () => {
    expect(keyStatus({ ...health, began: daysAgo(9) }, now).reason).toContain('has not ended in time');
    expect(keyStatus(undefined, now).reason).toContain('No projector has checked');
  });
});
