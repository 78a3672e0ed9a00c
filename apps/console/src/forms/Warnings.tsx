import { useTranslation } from 'react-i18next';
import { today } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import type { Person } from '../session/person.js';
import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';
import { warningsFor } from './warnings.js';
import css from './Form.module.css';

interface Props {
  readonly input: string;
  readonly values: Values;
  readonly survivor: FormRecord | undefined;
  readonly person: Person;
}

/** What may be a slip, and is recorded nevertheless. */
export const Warnings = ({ input, values, survivor, person }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const warnings = warningsFor(input, { values, survivor, today: today(), person, label, t });
  if (warnings.length === 0) return null;
  return (
    <ul className={css.warnings} aria-label={t('warning.title')}>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
};
