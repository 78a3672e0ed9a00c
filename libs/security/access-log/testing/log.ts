import { DEFAULT_SETTINGS } from '#settings';
import { Codec, type EventStore, type StoreContext } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { PlainSealing, findBreak, digestWith } from '#kernel/integrity';
import { AccessLog } from '../access-log.js';
import { accessStep } from '../access.step.js';
import { classesOf, readingOf } from '#nest';

export const ORIGIN = '0123abcd';

export const sokha = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' } as const;
export const SURVIVOR_ID = '11111111-1111-4111-8111-111111111111';

export const storeContextOf = (store: EventStore, sealing = new PlainSealing()): StoreContext => ({
  store,
  codec: new Codec(sealing, classesOf([accessStep]), readingOf([])),
  digest: digestWith(Buffer.from('secret')),
  origin: ORIGIN,
  settings: DEFAULT_SETTINGS,
  stamp: TEST_STAMP,
});

/** The access log of one process. */
export const anAccessLog = (store: EventStore, sealing?: PlainSealing): AccessLog =>
  new AccessLog({ storeContext: storeContextOf(store, sealing) });

/** Everything in the log, by stream. @throws when a chain is broken */
export const readAccessLog = async (store: EventStore) => {
  const events = [];
  const last = await store.last(['access-']);
  if (last)
    for await (const batch of store.subscribe({ prefixes: ['access-'], after: -1n })) {
      events.push(...batch);
      if (events.at(-1)!.position >= last.position) break;
    }
  const streams = [...new Set(events.map(({ stream }) => stream))];
  for (const stream of streams) {
    const broken = findBreak(ORIGIN, stream, await store.read(stream));
    if (broken !== undefined) throw new Error(`The chain of ${stream} is broken at ${broken}.`);
  }
  return { events, streams };
};

export const aRead = (survivorId = SURVIVOR_ID) =>
  ({
    type: 'PersonalDataRead',
    data: { survivorId, purpose: 'CARE', basis: 'Assignment', classes: ['identity'], operation: 'survivor' },
  }) as const;
