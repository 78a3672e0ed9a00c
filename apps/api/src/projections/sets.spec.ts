import { OutcomeUnknown } from '#kernel/event-store';
import { setAsShownTo } from './as-shown-to.js';
import { REFUSED, SetsResolver, toSetType } from './sets.resolver.js';

const now = new Date('2026-03-01T09:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const set = {
  version: 2,
  hash: '0123abcd',
  state: 'building',
  position: '294000',
  events: '300',
  since: ago(100),
  resumedFrom: '98000',
  resumedEvents: '100',
  resumedAt: ago(20),
  reason: null,
  requestedBy: 'rachana',
} as const;
const logExtent = { log: { origin: '0123abcd' }, head: 392_000_000n, events: 400 };

describe('the state of a set of views', () => {
  it('is given in events, with the rest estimated from the last restart', () => {
    expect(toSetType(set, logExtent, now)).toMatchObject({
      position: '0123abcd.294000',
      head: '0123abcd.392000000',
      events: 300,
      progress: 0.75,
      etaSeconds: 10,
    });
  });

  it.each<{ title: string; more: object; extent: object; told: object }>([
    {
      title: 'nothing was recorded yet',
      more: { position: '-1', events: '0' },
      extent: { head: -1n, events: null },
      told: { progress: null },
    },
    { title: 'nothing was read yet', more: { events: '100' }, extent: {}, told: { progress: 0.25, etaSeconds: null } },
    {
      title: 'it is not being built any more',
      more: { state: 'ready', position: '392000000' },
      extent: {},
      told: { progress: 1, etaSeconds: null },
    },
    {
      title: 'more was read than the log had',
      more: { position: '392000001', events: '401' },
      extent: {},
      told: { progress: 1, etaSeconds: 0 },
    },
    {
      title: 'the events are not counted',
      more: {},
      extent: { events: null },
      told: { events: 300, progress: null, etaSeconds: null },
    },
    {
      title: 'a former version began it',
      more: { events: null },
      extent: {},
      told: { events: null, progress: null, etaSeconds: null },
    },
  ])('claims no more than is known: $title', ({ more, extent, told }) => {
    expect(toSetType({ ...set, ...more }, { ...logExtent, ...extent }, now)).toMatchObject(told);
  });

  it('is shown without numbers of events to those who do not watch over the service', () => {
    const whole = toSetType(set, logExtent, now);
    const shownTo = (role: string) => setAsShownTo({ id: 'dara', role, organisation: 'A21' }, whole);
    for (const role of ['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR']) expect(shownTo(role)).toEqual(whole);
    const nothing = { position: null, head: null, events: null, progress: null, etaSeconds: null };
    for (const role of ['CASE_WORKER', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'ANALYST'])
      expect(shownTo(role)).toEqual({ ...whole, ...nothing });
  });

  it.each(['REBUILD_UNDERWAY', 'SET_NOT_READY', 'NO_FORMER_SET', 'SET_NOT_REACHED'])(
    'has a sentence for a refusal of the projector: %s',
    (code) => expect(REFUSED[code]).toThrow(expect.objectContaining({ code })),
  );
});

describe('a request about the sets', () => {
  const lost = async () => Promise.reject(new Error('Connection terminated unexpectedly'));
  it.each([
    ['after its commit', { transaction: async () => undefined, getRepository: () => ({ findOneByOrFail: lost }) }],
    ['at its commit', { transaction: lost, getRepository: () => ({}) }],
  ])('may have been made if the database goes away %s, and the answer says so', async (_, db) => {
    const resolver = new SetsResolver(db as never, {} as never, {} as never);
    await expect(resolver.rebuildProjections({}, { id: 'rachana' } as never)).rejects.toThrow(OutcomeUnknown);
  });
});
