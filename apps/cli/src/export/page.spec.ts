import type { Entry } from '../client/history.js';
import type { Everything } from './everything.js';
import { pageOf } from './page.js';

const SURVIVOR = '11111111-1111-4111-8111-111111111111';
const entry = (more: Partial<Entry> = {}): Entry => ({
  eventId: '22222222-2222-4222-8222-222222222222',
  stream: `survivor-${SURVIVOR}`,
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
  survivorId: SURVIVOR,
  exportedAt: '2026-11-24T10:00:00.000Z',
  exportedBy: { id: 'vuthy', role: 'AUDITOR' },
  purpose: 'SUBJECT_REQUEST',
  records: [
    {
      survivorId: SURVIVOR,
      entries: [entry(more)],
      chains: [{ stream: `survivor-${SURVIVOR}`, sound: true, brokenAt: null, checked: 1 }],
      whoLooked: [
        {
          kind: 'PERSONAL_DATA_READ',
          who: 'vuthy',
          role: 'AUDITOR',
          office: null,
          at: '2026-11-24T10:00:00.000Z',
          purpose: 'SUBJECT_REQUEST',
          basis: 'OVERSIGHT',
          classes: ['IDENTITY'],
          operation: 'history',
          reason: null,
          until: null,
          upheld: null,
          times: null,
        },
      ],
    },
  ],
  notRead: [],
  ...all,
});
const LABELS = new Map([
  ['ReferralSource.HOTLINE', 'a hotline'],
  ['One.OTHER', 'another place'],
  ['Two.OTHER', 'another person'],
]);
const page = (more: Partial<Entry> = {}, all: Partial<Everything> = {}, language: 'en' | 'km' = 'en') =>
  pageOf(everything(more, all), LABELS, language);

describe('the exported page of one person', () => {
  it('shows each entry with its labels, its author and the reads of the record', () => {
    const html = page();
    for (const text of ['Referral received', 'Sreyleak', 'a hotline (Hotline)', 'sokha (CASE_WORKER, SiemReapCac)'])
      expect(html).toContain(text);
    expect(html).toMatch(/<td>vuthy \(AUDITOR\)<\/td>\s*<td>history, IDENTITY<\/td>/);
  });

  it('is in the requested language and declares it', () => {
    expect(page()).toContain('<html lang="en">');
    expect(page({}, {}, 'km')).toMatch(/<html lang="km">[^]*<title>[ក-៿]/);
  });

  it('shows an ambiguous code as recorded', () => {
    expect(page({ data: { place: 'Other' } })).toContain('<dd>Other</dd>');
  });

  it.each([
    ['a value', { data: { note: '<script>alert(1)</script>' } }],
    ['the name of a field', { data: { '<script>alert(1)</script>': 'x' } }],
    ['a change', { changes: [{ what: 'note', before: '<script>', after: { value: '<img src=x>' } }] }],
    ['the author', { by: { id: '<script>', role: 'AUDITOR', organisation: 'homeward', office: '"><script>' } }],
  ])('runs no script that a record contains: %s', (_, more) => {
    expect(page(more)).not.toMatch(/<script|<img|"><s/i);
  });

  it('contains no script, address or picture', () => {
    expect(page()).toContain('default-src &#39;none&#39;');
    expect(page()).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|https?:/i);
  });

  it('marks erased and withheld values', () => {
    const html = page({
      data: { givenName: { erased: true }, contact: { value: { withheld: true } } },
      marks: [
        { standing: 'ERASED', type: 'PersonalDataErased', recordedAt: '2021-01-01T00:00:00Z', by: { id: 'eraser' } },
      ],
    });
    for (const text of ['(erased)', 'Value: (withheld)', 'Erased later: eraser']) expect(html).toContain(text);
  });

  it('names the first altered entry of a record', () => {
    const chains = [{ stream: `survivor-${SURVIVOR}`, sound: false, brokenAt: 3, checked: 5 }];
    const html = page({}, { records: [{ ...everything().records[0]!, chains }] });
    expect(html).toContain(`ALTERED since it was recorded, from entry 3 (survivor-${SURVIVOR})`);
    expect(html).not.toContain('Unaltered entries');
  });

  it('marks invented people as synthetic, and only them', () => {
    expect(page()).toContain('SYNTHETIC');
    expect(page({}, { synthetic: false })).not.toContain('SYNTHETIC');
  });
});
