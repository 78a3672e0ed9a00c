import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';
import { lazyPart } from './lazy-part.js';
import css from './FilterBar.module.css';

/** The first list has no filter of a day, and need not load how days are typed. */
const DayLine = lazyPart(async () => (await import('../day-field/DayLine.js')).DayLine);

export interface FilterField {
  readonly name: string;
  readonly label: string;
  /** What there is to choose from; without it, the filter is a day. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

export type FilterValues = { readonly [name: string]: string | undefined };

interface Props {
  readonly fields: readonly FilterField[];
  readonly values: FilterValues;
  readonly onChange: (values: FilterValues) => void;
}

/** What a list shows. The address keeps it, so that a link shows the same. */
export const FilterBar = ({ fields, values, onChange }: Props) => {
  const { t } = useTranslation();
  const change = (name: string, value: string) => onChange({ ...values, [name]: value });
  return (
    <div role="group" aria-label={t('filter.title')} className={css.filters}>
      {fields.map(({ name, label, choices }) =>
        choices ? (
          <label key={name}>
            <span>{label}</span>
            <select value={values[name] ?? ''} onChange={({ currentTarget }) => change(name, currentTarget.value)}>
              <option value="">{t('filter.all')}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <Suspense key={name} fallback={null}>
            <DayLine label={label} value={values[name] ?? ''} onChange={(day) => change(name, day)} />
          </Suspense>
        ),
      )}
      {Object.values(values).some(Boolean) && (
        <Button variant="subtle" size="xs" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
