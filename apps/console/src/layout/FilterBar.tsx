import { Suspense, useId, useRef, useState } from 'react';
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

/** So many stand in one row of a phone. More would push the list off its first screen, and are folded there. */
const ROW_FILTERS = 2;

/** What a list shows. The address keeps it, so that a link shows the same. */
export const FilterBar = ({ fields, values, onChange }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const change = (name: string, value: string) => onChange({ ...values, [name]: value });
  const count = fields.filter(({ name }) => values[name]).length;
  const isFolded = fields.length > ROW_FILTERS && !isOpen;
  const clear = () => {
    onChange({});
    // the button goes, and the focus would go with it
    group.current?.focus();
  };
  return (
    <div ref={group} role="group" aria-label={t('filter.title')} tabIndex={-1} className={css.filters}>
      {fields.length > ROW_FILTERS && (
        <Button
          variant="light"
          className={css.fold!}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {count > 0 ? t('filter.active', { count }) : t('filter.title')}
        </Button>
      )}
      <div id={id} className={css.fields} data-folded={isFolded || undefined}>
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
      </div>
      {Object.values(values).some(Boolean) && (
        <Button variant="subtle" size="xs" onClick={clear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
