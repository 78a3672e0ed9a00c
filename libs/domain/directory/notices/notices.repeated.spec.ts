import { randomUUID } from 'node:crypto';
import type { Actor, Decider } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AS_STORED, AggregateStore, Codec, InMemoryEventStore } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { directory, type DirectoryCommands } from '../directory.decider.js';
import type { DirectoryEvents } from '../directory.events.js';
import type { Registers } from '../directory.state.js';
import { directoryStep } from '../directory.step.js';

const rachana: Actor = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };
const choice = { kinds: ['Approval'], language: 'English', timeZone: 'Asia/Phnom_Penh', dailyAtHour: 7 } as const;

const registers = async () => {
  const store = new InMemoryEventStore();
  const storeContext = {
    store,
    codec: new Codec(new PlainSealing(), directoryStep.classes as never, AS_STORED),
    digest: digestWith(Buffer.alloc(32)),
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const decider: Decider<Registers, DirectoryEvents, DirectoryCommands> = directory;
  const aggregate = new AggregateStore(storeContext, 'directory', decider);
  return (name: 'OpenOffice' | 'RegisterWorker' | 'ChooseNotices', command: object, commandId: string = randomUUID()) =>
    aggregate.transact('registers', name, command as never, { by: rachana, now: new Date().toISOString(), commandId });
};

describe('a choice of notices that is sent again', () => {
  it('is the same one with the same address, and refused with a corrected one', async () => {
    const ask = await registers();
    await ask('OpenOffice', { office: 'Poipet', on: '2018-01-01' });
    await ask('RegisterWorker', { worker: 'rachana', roles: ['ADMINISTRATOR'], office: 'Poipet', on: '2018-01-01' });
    const commandId = randomUUID();
    const mistyped = { ...choice, email: 'rachana@example.orf', webhook: 'https://hooks.example.org/' };
    const { eventIds } = await ask('ChooseNotices', mistyped, commandId);
    expect(await ask('ChooseNotices', mistyped, commandId)).toMatchObject({ eventIds });
    const corrected = { ...mistyped, email: 'rachana@example.org' };
    await expect(ask('ChooseNotices', corrected, commandId)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
    const elsewhere = { ...mistyped, webhook: 'https://hooks.example.org/other' };
    await expect(ask('ChooseNotices', elsewhere, commandId)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
  });
});
