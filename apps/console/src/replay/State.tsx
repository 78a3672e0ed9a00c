import { useTranslation } from 'react-i18next';
import { useInputs } from '../forms/use-inputs.js';
import { askedBy } from './field-of.js';
import { RecordedFields } from './RecordedValue.js';
import type { StatePart, StateRow } from './state.js';
import css from './State.module.css';

/** What the record said after the entry that is shown, by part of the case file: what the entry left alone is folded. */
export const State = ({ parts }: { readonly parts: ReadonlyMap<StatePart, readonly StateRow[]> }) => {
  const { t } = useTranslation();
  return (
    <section className={css.state} aria-labelledby="stand">
      <h2 id="stand">{t('replay.stand')}</h2>
      {parts.size === 0 && <p className={css.nothing}>{t('replay.nothing')}</p>}
      {[...parts].map(([part, rows]) => {
        const unchanged = rows.filter(({ isNew }) => !isNew);
        return (
          <div key={part}>
            <h3>{t(`file.part.${part}`)}</h3>
            <Rows rows={rows.filter(({ isNew }) => isNew)} />
            {unchanged.length > 0 && (
              <details>
                <summary>{t('replay.unchanged', { count: unchanged.length })}</summary>
                <Rows rows={unchanged} />
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
};

const Rows = ({ rows }: { readonly rows: readonly StateRow[] }) => {
  const inputs = useInputs();
  if (rows.length === 0) return null;
  return (
    <ul className={css.rows}>
      {rows.map(({ id, fields, commands, isNew }) => (
        <li key={id} className={isNew ? css.fresh : undefined}>
          <RecordedFields
            fields={Object.entries(fields).map(([name, value]) => [name, value, askedBy(commands[name]!, inputs)])}
          />
        </li>
      ))}
    </ul>
  );
};
