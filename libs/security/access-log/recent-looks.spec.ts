import { InMemoryEventStore } from '#kernel/event-store';
import { anAccessLog, aRead, sokha } from './testing/log.js';
import { RecentLooks } from './recent-looks.js';

const [her, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

describe('the latest entries about records that a process wrote', () => {
  it('are those about the record, up to a position', async () => {
    const log = anAccessLog(new InMemoryEventStore());
    const first = await log.write(sokha, aRead(her));
    await log.write(sokha, aRead(other));
    const refused = { type: 'ReadingRefused', data: { operation: 'survivor', survivorId: her } } as const;
    const second = await log.write(sokha, refused);
    await log.write(sokha, { type: 'CommandRefused', data: { code: 'X', command: 'Y', survivorId: her } });
    await log.write(sokha, { type: 'ReadingRefused', data: { operation: 'figures' } });
    expect(log.recentAbout(her, second.position)).toEqual([first.eventId, second.eventId]);
    expect(log.recentAbout(her, first.position)).toEqual([first.eventId]);
  });

  it('are, of refusals, all readings and commands up to a position, also those that name no record', async () => {
    const log = anAccessLog(new InMemoryEventStore());
    await log.write(sokha, aRead(her));
    const reading = await log.write(sokha, { type: 'ReadingRefused', data: { operation: 'figures' } });
    const command = await log.write(sokha, { type: 'CommandRefused', data: { code: 'X', command: 'Y' } });
    expect(log.recentAttempts(command.position)).toEqual([reading.eventId, command.eventId]);
    expect(log.recentAttempts(reading.position)).toEqual([reading.eventId]);
  });

  it('are not those of which an append failed', async () => {
    const store = new InMemoryEventStore();
    const log = anAccessLog(store);
    const append = store.append.bind(store);
    store.append = async () => Promise.reject(new Error('no answer'));
    await expect(log.write(sokha, aRead(her))).rejects.toThrow('The access log cannot be written.');
    store.append = append;
    const { eventId, position } = await log.write(sokha, aRead(her));
    expect(log.recentAbout(her, position)).toEqual([eventId]);
  });

  it('are at most 20,000, of which the oldest are forgotten first', () => {
    const looks = new RecentLooks();
    for (let n = 0; n <= 20_000; n++) looks.note(`e${n}`, { survivorId: her, position: BigInt(n) });
    const kept = looks.about(her, 20_000n);
    expect([kept.length, kept[0]]).toEqual([20_000, 'e1']);
  });
});
