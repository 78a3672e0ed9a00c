import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';
import { Line } from './Line.js';
import css from './FilterBar.module.css';

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
  const change = (name: string) => (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange({ ...values, [name]: event.currentTarget.value });
  return (
    <div role="group" aria-label={t('filter.title')} className={css.filters}>
      {fields.map(({ name, label, choices }) => (
        <label key={name}>
          <span>{label}</span>
          {choices ? (
            <select value={values[name] ?? ''} onChange={change(name)}>
              <option value="">{t('filter.all')}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          ) : (
            <Line type="date" value={values[name] ?? ''} onChange={change(name)} />
          )}
        </label>
      ))}
      {Object.values(values).some(Boolean) && (
        <Button variant="subtle" size="xs" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
