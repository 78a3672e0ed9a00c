import type { TFunction } from 'i18next';
import { inLabels } from '../../forms/in-labels.js';
import { shapeOf, type Inputs } from '../../forms/inputs.js';
import { labelIn } from '../../forms/words.js';
import type { LabelOf } from '../../language/labels.js';
import type { PreviewedRow } from './documents.js';

/** The form of each register, with its fields for columns that are called otherwise. */
const FORMS: Readonly<Record<string, { readonly input: string; readonly columns: Readonly<Record<string, string>> }>> =
  {
    office: { input: 'OpenOffice', columns: { code: 'office', from: 'on' } },
    worker: { input: 'RegisterWorker', columns: { code: 'worker', from: 'on' } },
    deputy: { input: 'NameDeputy', columns: { code: 'worker' } },
    organisation: { input: 'RegisterOrganisation', columns: { from: 'on' } },
  };

/** The fields at the beginning: `kind must …`, `each value in roles must …`, `code, from must …`. */
const FIELDS = /^(?:each value in )?([a-z]\w*(?:, [a-z]\w*)*)(?= (?:must|is|should) )/;

/** The values of a list. */
const VALUES = /(?<=one of the following values: )[^.]+/;

/** Why a row is refused, with the labels of its form; a code stays beside its label, since the file takes the code. */
export const reasonInWords = (
  { register, reason }: Pick<PreviewedRow, 'register' | 'reason'>,
  inputs: Inputs,
  label: LabelOf,
  t: TFunction,
): string => {
  const form = FORMS[register.toLowerCase()];
  if (!reason || !form) return reason ?? '';
  const { input, columns } = form;
  const fieldOf = (column: string) => columns[column] ?? column;
  const [, named = ''] = FIELDS.exec(reason) ?? [];
  const field = inputs.inputs[input]?.find(({ name }) => name === fieldOf(named));
  const list = field && shapeOf(field.type).name;
  const inWords = (column: string) => {
    const words = labelIn(input, fieldOf(column), inputs);
    return words ? `“${words}” (${column})` : column;
  };
  const labelled = reason
    .replace(VALUES, (values) => withLabels(values, (code) => label(code, list)))
    .replace(FIELDS, (whole, columnsNamed: string) =>
      whole.replace(columnsNamed, columnsNamed.split(', ').map(inWords).join(', ')),
    );
  return named ? labelled : inLabels(labelled, input, inputs, t);
};

const withLabels = (values: string, labelOf: (code: string) => string): string =>
  values
    .split(/,\s*/)
    .map((code) => (labelOf(code) === code ? code : `${labelOf(code)} (${code})`))
    .join(', ');
