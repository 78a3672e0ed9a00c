import { readFileSync } from 'node:fs';
import { pageOf } from '../../../tools/khmer-terms.mjs';
import { EXCEPTIONS } from './testing/exceptions.js';
import { faultsOf, termsIn } from './testing/faults.js';
import { literalsIn } from './testing/literals.js';
import { TERMBASE } from './testing/termbase.js';
import { khmerTexts } from './testing/texts.js';

const terms = TERMBASE.sections.flatMap((section) => section.terms);

describe('the Khmer termbase', () => {
  it('names each thing once, and each thing otherwise', () => {
    const [english, khmer] = [terms.map(({ en }) => en), terms.map(({ km }) => km[0])];
    expect(english.filter((one, index) => english.indexOf(one) !== index)).toEqual([]);
    expect(khmer.filter((one, index) => khmer.indexOf(one) !== index)).toEqual([]);
  });

  it('explains every source that it names, and asks for a review of what has none', () => {
    const named = new Set(terms.flatMap(({ sources = [] }) => sources));
    expect([...named].filter((source) => TERMBASE.sources[source] === undefined)).toEqual([]);
    expect(terms.filter(({ sources, review }) => !sources && !review).map(({ en }) => en)).toEqual([]);
  });

  it('is printed in docs/reference/khmer.md', () => {
    const squeeze = (page: string) => page.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
    expect(squeeze(readFileSync('docs/reference/khmer.md', 'utf8'))).toBe(squeeze(pageOf(TERMBASE)));
  });
});

describe('a Khmer text', () => {
  it('is found wherever it stands, with its English', () => {
    const source = `const EN = 'The record';
      const WORDS = { en: { one: 'One case' }, km: { one: 'ករណីមួយ' } };
      const label = { en: EN, km: 'សំណុំឯកសារ', help: { en: 'Help', km: \`ជំនួយ \${on}\` } };
      refuse('សូម');`;
    expect(literalsIn('a.ts', source)).toEqual([
      { at: 'a.ts.WORDS.one', km: 'ករណីមួយ', en: 'One case' },
      { at: 'a.ts.label', km: 'សំណុំឯកសារ', en: 'The record' },
      { at: 'a.ts.label.help', km: 'ជំនួយ {{}}', en: 'Help' },
      { at: 'a.ts', km: 'សូម' },
    ]);
    const all = khmerTexts();
    expect(all.length).toBeGreaterThan(3000);
    expect(all.filter(({ en, about }) => en === undefined && about === undefined).length).toBeLessThan(60);
  });

  it('fails where it lacks a term, uses a rejected word, or says who is a woman', () => {
    expect(termsIn('The court case of {{case}} is open').map(({ en }) => en)).toEqual(['court case']);
    expect(faultsOf({ at: '', en: 'Case worker', km: 'មន្ត្រីគ្រប់គ្រងករណី' })).toEqual([
      'case worker: without អ្នកកាន់ករណី',
      'case worker: មន្ត្រីគ្រប់គ្រងករណី, and not អ្នកកាន់ករណី',
    ]);
    expect(faultsOf({ at: '', en: 'The survivor agrees', km: 'នាងយល់ព្រម' })).toEqual([
      'នាង is for the sex of counted people only',
    ]);
    expect(faultsOf({ at: '', km: 'មុន ១៨ ឆ្នាំ ឲ្យ' })).toEqual(['ឲ្យ, and not ឱ្យ', 'Khmer digits, and not 0 to 9']);
    expect(faultsOf({ at: '', en: 'Girls', km: 'ក្មេងស្រី' })).toEqual([]);
  });

  it('keeps to the terms, with the exceptions that say why', () => {
    const found = khmerTexts().flatMap((text) => faultsOf(text).map((fault) => ({ ...text, fault })));
    const isExcepted = ({ at, fault }: (typeof found)[number]) =>
      EXCEPTIONS.some((exception) => at.endsWith(exception.at) && fault.startsWith(`${exception.term}:`));
    const wrong = found.filter((one) => !isExcepted(one));
    expect(wrong.map(({ at, en, km, fault }) => `${at}: ${fault}\n   ${en} = ${km}`)).toEqual([]);
    const idle = EXCEPTIONS.filter(
      (exception) =>
        !found.some(({ at, fault }) => at.endsWith(exception.at) && fault.startsWith(`${exception.term}:`)),
    );
    expect(idle).toEqual([]);
  });
});
