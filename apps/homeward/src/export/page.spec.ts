import type { Entry } from '../demo/history.js';
import type { Everything } from './everything.js';
import { pageOf } from './page.js';

const HER = '11111111-1111-4111-8111-111111111111';
const entry = (more: Partial<Entry> = {}): Entry => ({
  eventId: '22222222-2222-4222-8222-222222222222',
  stream: `survivor-${HER}`,
  revision: 0,
  type: 'ReferralReceived',
  on: '2020-03-02',
  recordedAt: '2020-03-02T08:00:00.000Z',
  by: { id: 'sokha', role: 'CASE_WORKER', organisation: 'homeward', office: 'SiemReapCac' },
  data: { on: '2020-03-02', source: 'Hotline', givenName: 'Sreyleak' },
  marks: [],
  changes: [],
  ...more,
});
const everything = (more: Partial<Entry> = {}, all: Partial<Everything> = {}): Everything => ({
  synthetic: true,
  survivorId: HER,
  exportedAt: '2026-11-24T10:00:00.000Z',
  exportedBy: { id: 'vuthy', role: 'AUDITOR' },
  purpose: 'SUBJECT_REQUEST',
  records: [
    {
      survivorId: HER,
      entries: [entry(more)],
      chains: [{ stream: `survivor-${HER}`, sound: true, brokenAt: null, checked: 1 }],
      whoLooked: [
        {
          kind: 'PersonalDataRead',
          who: 'vuthy',
          role: 'AUDITOR',
          office: null,
          at: '2026-11-24T10:00:00.000Z',
          purpose: 'SUBJECT_REQUEST',
          basis: 'Oversight',
          classes: ['identity'],
          operation: 'history',
          reason: null,
          until: null,
          upheld: null,
        },
      ],
    },
  ],
  notRead: [],
  ...all,
});
const LABELS = new Map([
  ['ReferralSource.Hotline', 'a hotline'],
  ['One.Other', 'another place'],
  ['Two.Other', 'another person'],
]);
const page = (more: Partial<Entry> = {}, all: Partial<Everything> = {}, language: 'en' | 'km' = 'en') =>
  pageOf(everything(more, all), LABELS, language);

describe('the page of what is held about somebody', () => {
  it('says what was recorded, by whom, in words; and who looked', () => {
    const told = page();
    for (const said of ['Referral received', 'Sreyleak', 'a hotline (Hotline)', 'sokha (CASE_WORKER, SiemReapCac)'])
      expect(told).toContain(said);
    expect(told).toMatch(/<td>vuthy \(AUDITOR\)<\/td>\s*<td>history, identity<\/td>/);
  });

  it('is in the language that was asked for, and says so', () => {
    expect(page()).toContain('<html lang="en">');
    expect(page({}, {}, 'km')).toMatch(/<html lang="km">[^]*<title>[ក-៿]/);
  });

  it('leaves a code that means two things as it was recorded', () => {
    expect(page({ data: { place: 'Other' } })).toContain('<dd>Other</dd>');
  });

  it.each([
    ['what was said', { data: { note: '<script>alert(1)</script>' } }],
    ['the name of a field', { data: { '<script>alert(1)</script>': 'x' } }],
    ['what changed', { changes: [{ what: 'note', before: '<script>', after: { value: '<img src=x>' } }] }],
    ['who recorded it', { by: { id: '<script>', role: 'AUDITOR', organisation: 'homeward', office: '"><script>' } }],
  ])('runs nothing that somebody has written: %s', (_, more) => {
    expect(page(more)).not.toMatch(/<script|<img|"><s/i);
  });

  it('asks nothing of anybody: no script, no address, no picture', () => {
    expect(page()).toContain('default-src &#39;none&#39;');
    expect(page()).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|https?:/i);
  });

  it('marks what was erased and what is withheld, and leaves nothing out', () => {
    const told = page({
      data: { givenName: { erased: true }, contact: { value: { withheld: true } } },
      marks: [
        { standing: 'Erased', type: 'PersonalDataErased', recordedAt: '2021-01-01T00:00:00Z', by: { id: 'eraser' } },
      ],
    });
    for (const said of ['(erased)', 'Value: (withheld)', 'It opens no more: eraser']) expect(told).toContain(said);
  });

  it('says that a record was altered, and where from', () => {
    const chains = [{ stream: `survivor-${HER}`, sound: false, brokenAt: 3, checked: 5 }];
    const told = page({}, { records: [{ ...everything().records[0]!, chains }] });
    expect(told).toContain(`ALTERED: not what was recorded, from entry 3 (survivor-${HER})`);
    expect(told).not.toContain('Entries that are what they were');
  });

  it('says of invented people that they are, and of others nothing of the kind', () => {
    expect(page()).toContain('SYNTHETIC');
    expect(page({}, { synthetic: false })).not.toContain('SYNTHETIC');
  });
});
