import { randomUUID } from 'node:crypto';
import type { PersonalClass } from '#kernel/decider';
import { FlawedStream } from '#kernel/event-store';
import type { AggregateStores, Step } from '#nest';
import { aReader, openDoor } from '#security/access/testing';
import type { RefusedReadings } from '#security/access-log';
import { ProsecutionResolver } from '../prosecution.resolver.js';
import { prosecutionStep } from '../prosecution.step.js';
import { CASE, commenced, corrected, inAlteredLog, inCourt, joined, sentenced } from '../testing/court-log.js';
import { CourtEntriesResolver } from './court-entries.resolver.js';

const CORRECTIONS = {
  upcast: {},
  amends: {
    EntryCorrected: ({ eventId, replacement }: never) => [
      {
        eventId,
        replaces: true,
        amend: ({ meta }: never) => ({ data: replacement[(meta as { type: string }).type], meta }),
      },
    ],
  },
  classes: { EntryCorrected: { eventId: 'open', reason: 'testimony' } },
  lanes: {},
  revealing: {},
  projections: [],
  inputs: {},
} as unknown as Step;
const STEPS = [prosecutionStep, CORRECTIONS];

let attempts: object[] = [];
const refused = { note: async (_: unknown, attempt: object) => attempts.push(attempt) } as unknown as RefusedReadings;
beforeEach(() => {
  attempts = [];
});

const ask = async (
  opens = true,
  classes?: readonly PersonalClass[],
  more?: Parameters<typeof inCourt>[0],
  inLog = inCourt(more),
) => {
  const store = await inLog;
  // the views have seen the first sentence, and nothing since
  const db = { getRepository: () => ({ findOneBy: async () => ({ prosecutionId: CASE, revision: 2 }) }) };
  const codec = { open: async (events: readonly object[]) => events };
  const stores = { storeContext: { codec, origin: 'x' } } as unknown as AggregateStores;
  const door = openDoor(classes);
  const logged: (readonly PersonalClass[])[] = [];
  const pass: typeof door.pass = async (asked) => {
    logged.push(asked.classes);
    return opens ? door.pass(asked) : undefined;
  };
  const permits: typeof door.permits = async (asked) => (opens ? door.permits(asked) : undefined);
  const gate = Object.assign(openDoor(classes), { pass, permits });
  return {
    logged,
    entries: new CourtEntriesResolver(store, stores, gate, refused, STEPS),
    cases: new ProsecutionResolver(db as never, store, { storeContext: {} } as never, gate, refused, STEPS),
  };
};

describe('an entry of a court case', () => {
  it('shows what was recorded beside what a correction says', async () => {
    const { entries } = await ask();
    const asked = { prosecutionId: CASE, eventId: corrected, purpose: 'COURT' } as const;
    const { eventId, values } = (await entries.courtEntry(asked, aReader('courtEntry')))!;
    expect(eventId).toBe(sentenced);
    const years = values.filter(({ field }) => field === 'years');
    expect(years.map((one) => [one.amendment, one.values])).toEqual([
      [undefined, ['5']],
      [corrected, ['6']],
    ]);
  });

  it('names no survivor who joined the case', async () => {
    const { entries } = await ask();
    const asked = { prosecutionId: CASE, eventId: joined, purpose: 'COURT' } as const;
    const shown = await entries.courtEntry(asked, aReader('courtEntry'));
    expect(shown!.values.map(({ field }) => field)).toEqual(['on']);
  });

  it('is none for a reader who may see no survivor in it', async () => {
    const { entries } = await ask(false);
    const asked = { prosecutionId: CASE, eventId: corrected, purpose: 'COURT' } as const;
    expect(await entries.courtEntry(asked, aReader('courtEntry'))).toBeNull();
    expect(await entries.courtOrigins(asked, aReader('courtOrigins'))).toBeNull();
  });

  it('stands behind each value of the case, the correction behind what it changed', async () => {
    const { entries } = await ask();
    const asked = { prosecutionId: CASE, purpose: 'COURT' } as const;
    const { values } = (await entries.courtOrigins(asked, aReader('courtOrigins')))!;
    const behind = (path: string) => values.find(({ fields }) => fields.includes(path))?.eventId;
    expect([behind('court'), behind('sentences')]).toEqual([commenced, corrected]);
    expect(JSON.stringify(values)).not.toContain(joined);
  });

  it('is hidden where it corrects who joined the case, nor is the review of that', async () => {
    const [rejoined, reviewed] = [randomUUID(), randomUUID()];
    const { entries } = await ask(true, undefined, [
      [
        rejoined,
        'EntryCorrected',
        { eventId: joined, replacement: { SurvivorJoined: { survivorId: randomUUID(), on: '2020-01-06' } } },
      ],
      [reviewed, 'EntryReviewed', { eventId: rejoined, upheld: true, on: '2020-01-07' }],
    ]);
    const shown = await entries.courtOrigins({ prosecutionId: CASE, purpose: 'COURT' }, aReader('courtOrigins'));
    for (const hidden of [joined, rejoined, reviewed]) expect(JSON.stringify(shown)).not.toContain(hidden);
  });

  it('says what it says now to who corrects it, but not who joined the case, and nothing to a stranger', async () => {
    const { entries } = await ask();
    const toAmend = (eventId: string, from = entries) =>
      from.courtEntryToAmend({ prosecutionId: CASE, eventId, purpose: 'COURT' }, aReader('courtEntryToAmend'));
    expect(await toAmend(sentenced)).toMatchObject({ command: 'ImposeSentence', says: { years: 6, on: '2020-05-01' } });
    expect(await toAmend(joined)).toBeNull();
    expect(await toAmend(sentenced, (await ask(false)).entries)).toBeNull();
  });

  it('is logged with the classes that it and its corrections hold, and no others', async () => {
    const { entries, logged } = await ask();
    const open = async (eventId: string) => {
      logged.length = 0;
      await entries.courtEntry({ prosecutionId: CASE, eventId, purpose: 'COURT' }, aReader('courtEntry'));
      return logged;
    };
    expect(await open(sentenced)).toEqual([['testimony']]);
    expect(await open(commenced)).toEqual([[]]);
  });
});

describe('the revision of a court case', () => {
  const asked = { prosecutionId: CASE };
  const reader = aReader('courtRevision');

  it('is that of its last entry, which a view may not show, and no reading', async () => {
    const { cases, logged } = await ask();
    expect(await cases.courtRevision(asked, reader)).toBe(3);
    expect(logged).toEqual([]);
  });

  it('is none where the log has no survivor in it whose record the reader may open, whatever a row says', async () => {
    const { cases } = await ask(false);
    expect(await cases.courtRevision(asked, reader)).toBeNull();
  });

  it('is none where there is no such case', async () => {
    const { cases } = await ask();
    expect(await cases.courtRevision({ prosecutionId: randomUUID() }, reader)).toBeNull();
  });

  it('leaves a trace of each attempt, whether or not there is such a case, and none of an answer', async () => {
    await (await ask()).cases.courtRevision(asked, reader);
    expect(attempts).toEqual([]);
    await (await ask(false)).cases.courtRevision(asked, reader);
    await (await ask()).cases.courtRevision({ prosecutionId: randomUUID() }, reader);
    const attempt = { operation: 'courtRevision', purpose: 'COURT' };
    expect(attempts).toEqual([{ ...attempt, survivorId: expect.any(String) }, attempt]);
  });
});

describe('a court case with an altered entry', () => {
  const asked = { prosecutionId: CASE, id: CASE, eventId: commenced, purpose: 'COURT' } as const;
  const answersTo = async (opens: boolean) => {
    const { cases, entries } = await ask(opens, undefined, undefined, inAlteredLog());
    return Promise.allSettled([
      cases.prosecution(asked, aReader('prosecution')),
      entries.courtEntry(asked, aReader('courtEntry')),
      entries.courtEntryToAmend(asked, aReader('courtEntryToAmend')),
      entries.courtOrigins(asked, aReader('courtOrigins')),
      cases.courtRevision(asked, aReader('courtRevision')),
    ]);
  };

  it('answers a stranger as if it were not there', async () => {
    expect(await answersTo(false)).toEqual(Array(5).fill({ status: 'fulfilled', value: null }));
  });

  it('shows nothing from it to those who may read the case, who learn which entry it is', async () => {
    const flawed = { status: 'rejected', reason: expect.any(FlawedStream) };
    expect(await answersTo(true)).toEqual([...Array(4).fill(flawed), { status: 'fulfilled', value: 3 }]);
  });
});

describe('a court case of a past day', () => {
  const onDay = async (asOf: string) =>
    (await ask()).cases.prosecution({ id: CASE, purpose: 'COURT', asOf }, aReader('prosecution'));

  it('has what had happened by then, as it is known today', async () => {
    expect(await onDay('2020-04-30')).toMatchObject({ court: 'Siem Reap', sentences: [] });
    expect(await onDay('2020-05-01')).toMatchObject({ sentences: [{ years: 6 }] });
  });

  it('is none before it began, nor of a day to come', async () => {
    expect(await onDay('2020-01-04')).toBeNull();
    await expect(onDay('2199-01-01')).rejects.toThrow('asOf must not lie ahead');
  });
});

describe('the marks of a court case', () => {
  const [disputed, reviewed] = [randomUUID(), randomUUID()];
  const dispute = [disputed, 'EntryDisputed', { eventId: sentenced }] as const;

  const marksAfter = async (...more: Parameters<typeof ask>[2] & object) => {
    const { cases } = await ask(true, undefined, more);
    const row = await cases.prosecution({ id: CASE, purpose: 'COURT', asOf: '2020-06-01' }, aReader('prosecution'));
    return cases.marks(row!).map(({ eventId, kind, fields, upheld, waits }) => ({
      is: [eventId, kind, upheld, waits],
      isOfSentence: fields.every((field) => field.startsWith('sentences')),
    }));
  };

  it('name the values that a correction gave, and its review', async () => {
    expect(await marksAfter()).toEqual([{ is: [corrected, 'Corrected', null, true], isOfSentence: true }]);
    const review = [reviewed, 'EntryReviewed', { eventId: corrected, upheld: false, on: '2020-05-03' }] as const;
    expect(await marksAfter(review)).toEqual([{ is: [corrected, 'Corrected', false, false], isOfSentence: true }]);
  });

  it('name the values of a disputed entry, also of a corrected one, unless the dispute was not upheld', async () => {
    expect(await marksAfter(dispute)).toContainEqual({ is: [disputed, 'Disputed', null, true], isOfSentence: true });
    const review = [reviewed, 'EntryReviewed', { eventId: disputed, upheld: false, on: '2020-05-03' }] as const;
    expect(await marksAfter(dispute, review)).toHaveLength(1);
  });

  it('leave out a former correction, and who joined the case', async () => {
    const again = { eventId: sentenced, replacement: { SentenceImposed: { years: 7, on: '2020-05-01' } } };
    const rejoined = { SurvivorJoined: { survivorId: randomUUID(), on: '2020-01-04' } };
    const marks = await marksAfter(
      [reviewed, 'EntryCorrected', again],
      [disputed, 'EntryCorrected', { eventId: joined, replacement: rejoined }],
    );
    expect(marks.map(({ is: [eventId] }) => eventId)).toEqual([reviewed]);
  });

  it('are those of the row that is shown, while the views lag behind the log', async () => {
    const { cases } = await ask(true, undefined, [dispute]);
    const row = await cases.prosecution({ id: CASE, purpose: 'COURT' }, aReader('prosecution'));
    expect(cases.marks(row!)).toEqual([]);
  });
});
