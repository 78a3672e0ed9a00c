import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import { readInputs } from '../../../read-inputs.mjs';
import { inputsWith } from '../../forms/inputs.js';
import { reasonInWords } from './reason.js';

const question = (name: string, label: string) => ({ name, label, control: 'line' as const });
const inputs = inputsWith(readInputs(readFileSync('schema.graphql', 'utf8')), {
  RegisterOrganisation: [question('kind', 'ប្រភេទ')],
  RegisterWorker: [question('worker', 'ឈ្មោះចូល'), question('on', 'ថ្ងៃដំបូង'), question('roles', 'តួនាទី')],
});
const LABELS: Readonly<Record<string, string>> = { 'OrganisationKind.Ngo': 'អង្គការ', 'Role.AUDITOR': 'សវនករ' };

const inWords = async (register: string, reason: string) => {
  const i18n = createInstance();
  await i18n.init({ lng: 'km', resources: {}, showSupportNotice: false } as never);
  const label = (code: string | null | undefined, list?: string) => LABELS[`${list}.${code}`] ?? String(code);
  return reasonInWords({ register, reason }, inputs, label, i18n.t);
};

describe('the reason for which a line of a file is refused', () => {
  it('names the field and the values by their labels, beside what is written in a file', async () => {
    expect(await inWords('organisation', 'kind must be one of the following values: Court, Ngo.')).toBe(
      '“ប្រភេទ” (kind) must be one of the following values: Court, អង្គការ (Ngo).',
    );
    expect(await inWords('Worker', 'each value in roles must be one of the following values: AUDITOR.')).toBe(
      'each value in “តួនាទី” (roles) must be one of the following values: សវនករ (AUDITOR).',
    );
  });

  it('names columns by the fields that they fill', async () => {
    expect(await inWords('worker', 'code, from must be filled.')).toBe(
      '“ឈ្មោះចូល” (code), “ថ្ងៃដំបូង” (from) must be filled.',
    );
  });

  it('stays as it is where no form belongs to it, or where it is a sentence', async () => {
    for (const reason of ['register is “ship”, and must be office.', 'The office Nowhere is not open.'])
      expect(await inWords(reason.startsWith('register') ? 'ship' : 'worker', reason)).toBe(reason);
  });
});
