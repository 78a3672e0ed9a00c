import { onHop, type HopTime, type RecordedEvent } from '#kernel/event-store';
import { observeBatch } from './observed-batch.js';

const SECOND_MS = 1_000;
const recorded = (type: string, secondsAgo: number) =>
  ({ type, metadata: {}, recordedAt: new Date(Date.now() - secondsAgo * SECOND_MS).toISOString() }) as RecordedEvent;

const hopsOf = async (reader: string, batch: readonly RecordedEvent[]): Promise<readonly HopTime[]> => {
  const heard: HopTime[] = [];
  const stop = onHop((time) => heard.push(time));
  await observeBatch(reader, batch, async () => undefined).finally(stop);
  return heard;
};

describe('the time until the views begin with an event', () => {
  it('is that of the first one somebody may wait for, not that of a reading held back before it', async () => {
    const batch = [recorded('PersonalDataRead', 60), recorded('ServiceDelivered', 1), recorded('ServiceDelivered', 0)];
    const [hop, ...more] = await hopsOf('views', batch);
    expect(more).toEqual([]);
    expect(hop!.hop).toBe('subscription');
    expect(hop!.seconds).toBeGreaterThanOrEqual(1);
    expect(hop!.seconds).toBeLessThan(50);
  });

  it('is not measured of readings alone, or of another reader of the log', async () => {
    expect(await hopsOf('views', [recorded('PersonalDataRead', 1)])).toEqual([]);
    expect(await hopsOf('indexes', [recorded('ServiceDelivered', 1)])).toEqual([]);
  });
});
