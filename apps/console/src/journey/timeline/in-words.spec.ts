import type { TFunction } from 'i18next';
import { amountInWords, changesIn, groupsOf, recordedInWords, recordingInWords, summaryOf } from './in-words.js';
import type { TimelineValue } from './documents.js';
import { entryOf, valueOf } from './testing.js';

const t = ((key: string, more: object = {}) => [key, ...Object.values(more)].join(' ')) as unknown as TFunction;
const label = (code: string | null | undefined, list?: string) => `${list}.${code}`;

const housing = (code: string) => ({ ...valueOf('housing', code), kind: 'CODE' as const, list: 'Housing' });
const id = { ...valueOf('bidId', '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10'), kind: 'RECORD' as const };

describe('an entry in words', () => {
  it('says in one line which it is, and leaves numbers, texts and ids for its details', () => {
    const values = [housing('SHELTER'), valueOf('note', 'long'), valueOf('provider', 'A21'), id];
    expect(summaryOf(entryOf('a', '2020-03-01', { values }), label, t)).toBe('Housing.SHELTER · A21');
  });

  it('says for when a hearing or an appointment stands', () => {
    const at = { ...valueOf('at', '2020-12-02T02:00:00.000Z'), kind: 'INSTANT' as const };
    expect(summaryOf(entryOf('a', '2020-11-01', { values: [at, id] }), label, t)).toBe('2 Dec 2020, 09:00');
  });

  it('says what lies in its groups if there is nothing else', () => {
    const goal = { ...housing('SAFETY'), field: 'domain', list: 'CsiDomain', within: 'goals', part: 0 };
    expect(summaryOf(entryOf('a', '2020-03-01', { values: [goal] }), label, t)).toBe('CsiDomain.SAFETY');
    expect(
      groupsOf([goal, { ...goal, part: 1 }, housing('SHELTER'), id]).map(({ within, part }) => [within, part]),
    ).toEqual([
      [null, null],
      ['goals', 0],
      ['goals', 1],
    ]);
  });

  it('says how long after the day it was recorded', () => {
    expect(recordingInWords(entryOf('a', '2020-03-01'), t)).toBe('journey.by sokha');
    const later = entryOf('a', '2020-03-01', { recordedAt: '2020-03-03T18:00:00Z' });
    expect(recordingInWords(later, t)).toBe('timeline.later 3 sokha');
    expect(recordingInWords(entryOf('a', '2020-03-01', { recordedAt: '2020-02-01T05:00:00Z' }), t)).toBe(
      'timeline.ahead sokha',
    );
  });

  it('says of what follows from another record that it was recorded by itself', () => {
    const noted = entryOf('a', '2020-03-01', { recordedAt: '2020-03-03T18:00:00Z' });
    expect(recordingInWords({ ...noted, by: { id: 'policy:prosecution' } }, t)).toBe('timeline.byItself');
  });

  it('says amounts in their currency, as the case file does', () => {
    const inCurrency = (code: string) => ({ ...valueOf('currency', code), kind: 'CURRENCY' as const });
    const amount = (digits: string) => ({ ...valueOf('amount', digits), kind: 'NUMBER' as const });
    expect(amountInWords([amount('1250'), inCurrency('USD')])).toMatch(/^USD.12\.50$/);
    expect(amountInWords([amount('4000000'), inCurrency('KHR')])).toMatch(/^KHR.40,000$/);
    expect(amountInWords([inCurrency('USD')])).toBeUndefined();
  });
});

describe('an amendment in words', () => {
  const amendmentOf = (type: string, before: readonly TimelineValue[], after: readonly TimelineValue[]) => {
    const values = [...before, ...after.map((value) => ({ ...value, amendment: 'b' }))];
    const changes = changesIn(entryOf('a', '2020-03-01', { values }), { eventId: 'b', type });
    return changes.map(({ value, before: was }) => [value?.field, value?.values[0], was?.values[0]]);
  };

  it('says of a correction what changed, what was added and what was removed', () => {
    const before = [housing('SHELTER'), valueOf('place', 'Poipet'), id];
    expect(amendmentOf('EntryCorrected', before, [housing('KINSHIP'), valueOf('reason', 'a slip'), id])).toEqual([
      ['housing', 'KINSHIP', 'SHELTER'],
      ['reason', 'a slip', undefined],
      [undefined, undefined, 'Poipet'],
    ]);
  });

  it('says of another one what it says', () => {
    expect(amendmentOf('EntryReviewed', [housing('SHELTER')], [valueOf('upheld', 'true')])).toEqual([
      ['upheld', 'true', undefined],
    ]);
  });

  it('says a corrected amount in its currency, as the entry beside it does', () => {
    const cost = (digits: string) => [
      { ...valueOf('amount', digits), kind: 'NUMBER' as const, within: 'cost' },
      { ...valueOf('currency', 'USD'), kind: 'CURRENCY' as const, within: 'cost' },
    ];
    const values = [...cost('95000'), ...cost('9500').map((value) => ({ ...value, amendment: 'b' }))];
    const entry = entryOf('a', '2020-03-01', { values });
    const [change] = changesIn(entry, { eventId: 'b', type: 'EntryCorrected' });
    expect(recordedInWords(entry, change!.value!, label, t)).toMatch(/^USD.95\.00$/);
    expect(recordedInWords(entry, change!.before!, label, t)).toMatch(/^USD.950\.00$/);
    expect(recordedInWords(entry, valueOf('quantity', '2'), label, t)).toBe('2');
  });
});
