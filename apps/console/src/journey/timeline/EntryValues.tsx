import { useTranslation } from 'react-i18next';
import { useInputs } from '../../forms/use-inputs.js';
import { fieldInWords } from '../../forms/words.js';
import { useLabels } from '../../language/labels.js';
import type { TimelineEntry, TimelineValue } from './documents.js';
import { fieldNameOf } from './field-names.js';
import { groupsOf, amountInWords, valueInWords, valuesIn } from './in-words.js';
import css from './Details.module.css';

/** The values of an entry, in their groups. */
export const EntryValues = ({ entry }: { readonly entry: TimelineEntry }) => {
  const { t } = useTranslation();
  return groupsOf(valuesIn(entry)).map(({ within, part, values }) => (
    <div key={`${within} ${part}`} className={css.group}>
      {within !== null && (
        <h4>
          {within
            .split('.')
            .map((name) => fieldInWords(name, t))
            .join(' · ')}
          {part !== null && ` ${part + 1}`}
        </h4>
      )}
      <Values entry={entry} values={values} />
    </div>
  ));
};

/** An amount is read together with its currency. */
const Values = ({ entry, values }: { readonly entry: TimelineEntry; readonly values: readonly TimelineValue[] }) => {
  const { t } = useTranslation();
  const inputs = useInputs();
  const label = useLabels();
  const money = amountInWords(values);
  return (
    <dl>
      {values
        .filter(({ kind }) => !money || kind !== 'CURRENCY')
        .map((value) => (
          <div key={value.field}>
            <dt>{fieldNameOf(entry, value, inputs, t)}</dt>
            <dd>{money && value.field === 'amount' ? money : valueInWords(value, label, t)}</dd>
          </div>
        ))}
    </dl>
  );
};
