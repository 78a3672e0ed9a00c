import { formatHistory, type Entry } from './history.js';

const entry: Entry = {
  eventId: '22222222-2222-4222-8222-222222222222',
  stream: 'survivor-11111111-1111-4111-8111-111111111111',
  revision: 0,
  type: 'ReferralReceived',
  on: '2020-03-02',
  recordedAt: '2020-03-02T08:00:00.000Z',
  by: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: null },
  data: { on: '2020-03-02', givenName: { erased: true }, contact: { value: { withheld: true } } },
  marks: [{ standing: 'ERASED', type: 'PersonalDataErased', recordedAt: '2021-01-01T00:00:00Z', by: { id: 'eraser' } }],
  changes: [],
};

describe('a history on a terminal', () => {
  it('marks erased and withheld values, and erased entries', () => {
    const lines = formatHistory({ entries: [entry], chains: [] });
    expect(lines).toContain('givenName: (erased) · contact: value (withheld)');
    expect(lines).toContain('!! erased later: PersonalDataErased by eraser, 2021-01-01 00:00:00');
  });

  it('fits into 80 columns, and shows all of a long text', () => {
    const note = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
    const long = { ...entry, type: 'MultidisciplinaryReviewHeldAndMinuted', data: { note } };
    const lines = formatHistory({ entries: [long], chains: [] }).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.map((line) => line.trim()).join(' ')).toContain(`note: ${note}`);
  });

  it('shows briefly only how a long text begins', () => {
    const note = 'so many words '.repeat(30).trim();
    const lines = formatHistory(
      { entries: [{ ...entry, data: { note }, marks: [] }], chains: [] },
      { brief: true },
    ).split('\n');
    expect(lines[2]).toMatch(/^ {9}note: so many words .+ …$/);
    expect(lines[2]!.length).toBeLessThanOrEqual(80);
    expect(lines[3]).toBe('');
  });
});
