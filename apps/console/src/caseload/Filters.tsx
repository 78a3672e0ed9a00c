import { useTranslation } from 'react-i18next';
import { KINDS } from '../case-file/step-for.js';
import type { Choice } from '../forms/choice.js';
import { useColleagues } from '../forms/registers/use-colleagues.js';
import { useLabels } from '../language/labels.js';
import { Button } from '../layout/Button.js';
import { RISKS, type WorkFilters } from './filters.js';
import css from './Filters.module.css';

interface Props {
  readonly filters: WorkFilters;
  /** Whether the list has cases of several colleagues. */
  readonly isOfOffice: boolean;
  readonly onChange: (filters: WorkFilters) => void;
}

/** What a list of work shows. The address keeps it, so that a link shows the same. */
export const Filters = ({ filters, isOfOffice, onChange }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const colleagues = useColleagues();
  const kinds = KINDS.map((kind) => ({ value: kind, label: label(kind, 'TaskKind') }));
  const fields: readonly (readonly [keyof WorkFilters, readonly Choice[]])[] = [
    ['due', ['overdue', 'coming'].map((value) => ({ value, label: t(`tasks.${value}`) }))],
    ['kind', kinds.toSorted((one, other) => one.label.localeCompare(other.label))],
    ['risk', RISKS.map((value) => ({ value, label: label(value, 'RiskLevel') }))],
    ...(isOfOffice ? ([['worker', colleagues ?? []]] as const) : []),
  ];
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <div role="group" aria-label={t('filter.title')} className={css.filters}>
      {fields.map(([name, choices]) => (
        <label key={name}>
          <span>{t(`filter.${name}`)}</span>
          <select
            value={filters[name] ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ ...filters, [name]: value })}
          >
            <option value="">{t('filter.all')}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {isFiltered && (
        <Button variant="subtle" size="xs" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
