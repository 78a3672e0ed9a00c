import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { InMemoryEventStore, StoreUnavailable } from '#kernel/event-store';
import { startLog } from '#platform/logging';
import { RefusedReadings, WRITTEN_PER_MINUTE } from './refused-readings.js';
import { SURVIVOR_ID, anAccessLog, readAccessLog, sokha } from './testing/log.js';

class Store extends InMemoryEventStore {
  off = false;

  override async append(...asked: Parameters<InMemoryEventStore['append']>) {
    if (this.off) throw new StoreUnavailable('no answer');
    return super.append(...asked);
  }
}

let store: Store;
let refused: RefusedReadings;
beforeEach(() => {
  store = new Store();
  refused = new RefusedReadings(anAccessLog(store));
});
afterEach(() => refused.endMinute());

const ASKED = { operation: 'survivor', purpose: 'CARE' } as const;

const readWritten = async () => (await readAccessLog(store)).events.map(({ data }) => data);
const seek = async (many: number) => {
  for (let n = 0; n < many; n++) await refused.note(sokha, { ...ASKED, survivorId: randomUUID() });
};

describe('the refused readings of a minute', () => {
  it('are written at once, up to a limit, and afterwards at its end', async () => {
    await seek(WRITTEN_PER_MINUTE + 5);
    expect(await readWritten()).toHaveLength(WRITTEN_PER_MINUTE);
    await refused.endMinute();
    await refused.endMinute();
    expect(await readWritten()).toHaveLength(WRITTEN_PER_MINUTE + 5);
    await refused.note(sokha, { ...ASKED, survivorId: SURVIVOR_ID });
    expect((await readWritten()).at(-1)!.survivorId).toBe(SURVIVOR_ID);
  });

  it('name the record that was sought behind a flood of invented ids, and how often', async () => {
    await seek(WRITTEN_PER_MINUTE);
    for (let n = 0; n < 3; n++) await refused.note(sokha, { ...ASKED, survivorId: SURVIVOR_ID });
    await seek(30);
    await refused.endMinute();
    expect(await readWritten()).toContainEqual({ ...ASKED, survivorId: SURVIVOR_ID, times: 3 });
  });

  it('are limited for a person, in whosever place they act, and each says in whose', async () => {
    const inPlaceOf = (deputyOf: string, office: string) => ({ ...sokha, role: 'SUPERVISOR', office, deputyOf });
    const [first, second] = [inPlaceOf('makara', 'Poipet'), inPlaceOf('sophea', 'SiemReapCac')];
    await seek(WRITTEN_PER_MINUTE);
    for (const by of [first, second]) await refused.note(by, { ...ASKED, survivorId: SURVIVOR_ID });
    expect(await readWritten()).toHaveLength(WRITTEN_PER_MINUTE);
    await refused.endMinute();
    const actors = (await readAccessLog(store)).events.slice(-2).map(({ metadata }) => metadata.actor);
    expect(actors.map(({ office, deputyOf }) => [office, deputyOf])).toEqual([
      ['Poipet', 'makara'],
      ['SiemReapCac', 'sophea'],
    ]);
  });

  it('are only counted beyond two hundred different ones', async () => {
    await seek(WRITTEN_PER_MINUTE + 200 + 7);
    await refused.endMinute();
    const all = await readWritten();
    expect(all).toHaveLength(WRITTEN_PER_MINUTE + 201);
    expect(all.at(-1)).toEqual({ ...ASKED, times: 7 });
  });

  it('are written later if the store does not answer at the end of the minute', async () => {
    await seek(WRITTEN_PER_MINUTE);
    await refused.note(sokha, { ...ASKED, survivorId: SURVIVOR_ID });
    store.off = true;
    await expect(refused.endMinute()).rejects.toThrow(StoreUnavailable);
    store.off = false;
    await refused.endMinute();
    expect((await readWritten()).at(-1)).toEqual({ ...ASKED, survivorId: SURVIVOR_ID });
  });

  it('that cannot be written are one line of the process log, until they are written', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'] });
    const lines: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      startLog('api', { HOMEWARD_LOG_LEVEL: 'error' });
      await seek(WRITTEN_PER_MINUTE + 1);
      store.off = true;
      await jest.advanceTimersByTimeAsync(3 * 60_000);
      store.off = false;
      await jest.advanceTimersByTimeAsync(60_000);
      expect(await readWritten()).toHaveLength(WRITTEN_PER_MINUTE + 1);
    } finally {
      jest.useRealTimers();
      jest.restoreAllMocks();
    }
    expect(lines).toEqual([expect.stringContaining('"event":"REFUSED_READINGS_UNWRITTEN"')]);
  });
});
