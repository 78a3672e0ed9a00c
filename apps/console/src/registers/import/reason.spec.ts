import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import { readInputs } from '../../../read-inputs.mjs';
import { inputsWith } from '../../forms/inputs.js';
import { reasonInWords } from './reason.js';

const question = (name: string, label: string) => ({ name, label, control: 'line' as const });
const inputs = inputsWith(readInputs(readFileSync('schema.graphql', 'utf8')), {
  OpenOffice: [question('office', 'ការិយាល័យ'), question('on', 'ថ្ងៃដំបូង')],
  RegisterOrganisation: [question('kind', 'ប្រភេទ')],
  RegisterWorker: [
    question('worker', 'ឈ្មោះចូល'),
    question('on', 'ថ្ងៃដំបូង'),
    question('roles', 'តួនាទី'),
    question('office', 'ការិយាល័យ'),
  ],
  NameDeputy: [question('worker', 'អ្នកគ្រប់គ្រង'), question('until', 'ថ្ងៃចុងក្រោយ')],
});
const LABELS: Readonly<Record<string, string>> = { 'OrganisationKind.Ngo': 'អង្គការ', 'Role.AUDITOR': 'សវនករ' };
const translation = JSON.parse(readFileSync('apps/console/src/registers/import/language/km.json', 'utf8')) as object;

const inWords = async (register: string, reason: string | null, sentence = reason) => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'km',
    resources: { km: { translation } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as never);
  const label = (code: string | null | undefined, list?: string) => LABELS[`${list}.${code}`] ?? String(code);
  return reasonInWords({ register, reason, sentence }, inputs, label, i18n.t);
};

describe('the reason for which a line of a file is refused', () => {
  it('is said in the language of the page, the values by their labels beside what is written in a file', async () => {
    const kind = await inWords('organisation', 'kind must be one of the following values: Court, Ngo.');
    expect(kind.english).toBeUndefined();
    expect(kind.words).toMatch(/“ប្រភេទ” \(kind\).*Court, អង្គការ \(Ngo\)/);
    const roles = await inWords('Worker', 'each value in roles must be one of the following values: AUDITOR.');
    expect(roles.words).toMatch(/“តួនាទី” \(roles\).*សវនករ \(AUDITOR\)/);
    expect((await inWords('ship', 'register is “ship”, and must be office, worker.')).words).toContain('“ship”');
  });

  it('names empty cells by their columns, with the labels of the fields that they fill', async () => {
    const { words, english } = await inWords('worker', 'code, from must be filled.');
    expect(words).toContain('“ឈ្មោះចូល” (code), “ថ្ងៃដំបូង” (from)');
    expect(english).toBeUndefined();
  });

  it('names a wrong cell by its column, which is not called as the field: an office has its name in `code`', async () => {
    expect(await inWords('office', 'office must be the name of an office.')).toEqual({
      words: '“ការិយាល័យ” (code)',
      english: 'must be the name of an office.',
    });
    expect((await inWords('worker', 'office must be the name of an office.')).words).toBe('“ការិយាល័យ” (office)');
    expect((await inWords('worker', 'worker must have a name.')).words).toBe('“ឈ្មោះចូល” (code)');
    expect((await inWords('deputy', 'worker must have a name.')).words).toBe('“អ្នកគ្រប់គ្រង” (code)');
    expect((await inWords('deputy', 'until must be a day.')).words).toBe('“ថ្ងៃចុងក្រោយ” (until)');
  });

  it('names both days where either may be meant: what begins and what ends have the same field', async () => {
    expect(await inWords('worker', 'on must be a day.')).toEqual({
      words: '“ថ្ងៃដំបូង” (from), until',
      english: 'must be a day.',
    });
  });

  it('is what the service says in the language of the page, where no form says it better', async () => {
    const closed = 'ការិយាល័យ Nowhere មិនបើកទេ។';
    expect(await inWords('worker', 'The office Nowhere is not open.', closed)).toEqual({ words: closed });
  });

  it('stays as it is where no form belongs to it, or where it is a sentence', async () => {
    for (const [register, reason] of [
      ['ship', 'The ship is full.'],
      ['worker', 'The office Nowhere is not open.'],
    ] as const)
      expect(await inWords(register, reason)).toEqual({ english: reason });
    expect(await inWords('worker', null)).toEqual({});
  });
});
