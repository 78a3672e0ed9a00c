import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationName } from '../../api/schema.js';
import { usePermitted } from '../../session/permitted.js';
import type { Choice } from '../choice.js';
import type { FormContext } from '../controls/Lists.js';
import { inLabels } from '../in-labels.js';
import { mutationInWords } from '../words.js';
import { reasonsFor } from './refused-choices.js';
import css from '../Fields.module.css';

interface Props {
  readonly input: string;
  readonly field: string;
  readonly choices: readonly Choice[];
  readonly context: FormContext;
}

/** Which choices cannot be recorded now, why, and the way to what must come first. */
export const Barred = ({ input, field, choices, context: { refused, inputs, searchOf, onFirst } }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const barred = refused.get(field);
  const reasons = barred ? reasonsFor(choices, barred) : [];
  if (reasons.length === 0) return null;
  return (
    <ul className={css.barred} data-barred={field}>
      {reasons.map(({ choices: labels, refusal: { sentence, first } }) => (
        <li key={sentence + (first ?? '')}>
          {t('form.barred', { choices: labels.join(', ') })} {inLabels(sentence, input, inputs, t)}{' '}
          {first && permitted?.has(first as OperationName) && (
            <Link to="/record/$mutation" params={{ mutation: first }} search={searchOf(first)} onClick={onFirst}>
              {t('form.first', { what: mutationInWords(first, t) })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
};
