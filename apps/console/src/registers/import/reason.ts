import type { TFunction } from 'i18next';
import { inLabels } from '../../forms/in-labels.js';
import { shapeOf, type Inputs } from '../../forms/inputs.js';
import { labelIn } from '../../forms/words.js';
import type { LabelOf } from '../../language/labels.js';
import type { PreviewedRow } from './documents.js';

/** The form of each register, with its fields for columns that are called otherwise. */
const FORMS: Readonly<Record<string, { readonly input: string; readonly columns: Readonly<Record<string, string>> }>> =
  {
    office: { input: 'OpenOffice', columns: { code: 'office', from: 'on', until: 'on' } },
    worker: { input: 'RegisterWorker', columns: { code: 'worker', from: 'on', until: 'on' } },
    deputy: { input: 'NameDeputy', columns: { code: 'worker' } },
    organisation: { input: 'RegisterOrganisation', columns: { from: 'on', until: 'on' } },
  };

/** What is said of cells that are empty: it names columns of the file, and any other sentence fields of the form. */
const EMPTY = /^(?<names>[a-z]\w*(?:, [a-z]\w*)*) must be filled\.$/;

/** A field with a code that its list does not have. */
const NO_CODE = /^(?:each value in )?(?<names>[a-z]\w*) must be one of the following values: (?<codes>[^.]+)\.$/;

/** Any other check of a field: `office must be …`, `each value in districts must be …`. */
const CHECKED = /^(?<each>each value in )?(?<names>[a-z]\w*) (?<rest>(?:must|is|should) .+)$/;

const NO_REGISTER = /^register is “(?<register>.*)”, and must be /;

/** Why a row is refused: in the language of the page as far as that can be said, the rest in English. */
export interface ReasonInWords {
  readonly words?: string;
  readonly english?: string | undefined;
}

/** With the labels of its form; a code or a column stays beside its label, since the file takes it. */
export const reasonInWords = (
  { register, reason, sentence }: Pick<PreviewedRow, 'register' | 'reason' | 'sentence'>,
  inputs: Inputs,
  label: LabelOf,
  t: TFunction,
): ReasonInWords => {
  if (!reason) return {};
  // the service may have the sentence in the language of the page
  const inService = sentence && sentence !== reason ? { words: sentence } : undefined;
  const unknown = NO_REGISTER.exec(reason)?.groups;
  if (unknown) return { words: t('import.noRegister', { register: unknown.register }) };
  const form = FORMS[register.toLowerCase()];
  if (!form) return inService ?? { english: reason };
  const { input, columns } = form;
  const columnInWords = (column: string) => {
    // the form of what begins knows nothing of its end
    const words = column === 'until' && columns.until ? undefined : labelIn(input, columns[column] ?? column, inputs);
    return words ? `“${words}” (${column})` : column;
  };
  const fieldInWords = (field: string) => {
    const filled = Object.keys(columns).filter((column) => columns[column] === field);
    return (filled.length > 0 ? filled : [field]).map(columnInWords).join(', ');
  };
  const empty = EMPTY.exec(reason)?.groups;
  if (empty) return { words: t('import.empty', { columns: empty.names!.split(', ').map(columnInWords).join(', ') }) };
  const noCode = NO_CODE.exec(reason)?.groups;
  if (noCode) {
    const asked = inputs.inputs[input]?.find(({ name }) => name === noCode.names);
    const list = asked && shapeOf(asked.type).name;
    const codes = withLabels(noCode.codes!, (code) => label(code, list));
    return { words: t('import.noCode', { column: fieldInWords(noCode.names!), codes }) };
  }
  const checked = CHECKED.exec(reason)?.groups;
  if (!checked) return inService ?? { english: inLabels(reason, input, inputs, { t, label }) };
  return { words: fieldInWords(checked.names!), english: `${checked.each ? 'each ' : ''}${checked.rest}` };
};

const withLabels = (values: string, labelOf: (code: string) => string): string =>
  values
    .split(/,\s*/)
    .map((code) => (labelOf(code) === code ? code : `${labelOf(code)} (${code})`))
    .join(', ');
