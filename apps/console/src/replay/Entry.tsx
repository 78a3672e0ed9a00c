import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../caseload/Mark.js';
import { dayInWords, instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { useInputs } from '../forms/use-inputs.js';
import { eventInWords } from '../journey/events.js';
import type { HistoryNode } from './documents.js';
import { askedBy, nameOf } from './field-of.js';
import { RecordedValue } from './RecordedValue.js';
import css from './Entry.module.css';

/** In whose place a deputy acted. */
const inPlaceOf = ({ deputyOf }: { readonly deputyOf: string | null }, t: TFunction): string | null =>
  deputyOf && t('deputy.for', { worker: deputyOf });

/** One entry: its author, content and changes, and later amendments. */
export const Entry = ({ entry, children }: { readonly entry: HistoryNode; readonly children?: ReactNode }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const asked = askedBy(entry.command, useInputs());
  return (
    <article className={css.entry} aria-live="polite">
      <h2>{eventInWords(entry.type, t)}</h2>
      <p className={css.by}>
        {dayInWords(entry.on)} · {t('journey.by', { who: entry.by.id })} (
        {[label(entry.by.role, 'RecorderRole'), label(entry.by.office), inPlaceOf(entry.by, t)]
          .filter(Boolean)
          .join(', ')}
        ) · {t('replay.recorded', { at: instantInWords(entry.recordedAt) })}
      </p>
      {entry.marks.map((mark) => (
        <p key={mark.recordedAt}>
          <Mark tone="watch">{label(mark.standing, 'EntryStanding')}</Mark> {t('journey.by', { who: mark.by.id })} ·{' '}
          {instantInWords(mark.recordedAt)}
        </p>
      ))}
      {children}
      <div className={css.halves}>
        <section>
          <h3>{t('replay.said')}</h3>
          <RecordedValue value={entry.data} asked={asked} />
        </section>
        <section>
          <h3>{t('replay.changed')}</h3>
          {entry.changes.length === 0 ? (
            <p className={css.nothing}>{t('replay.nothing')}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('figures.what')}</th>
                  <th scope="col">{t('replay.before')}</th>
                  <th scope="col">{t('replay.after')}</th>
                </tr>
              </thead>
              <tbody>
                {entry.changes.map(({ what, row, before, after }) => {
                  const name = what.split('.').at(-1)!;
                  return (
                    <tr key={`${what} ${row}`}>
                      <th scope="row">{nameOf(name, asked, t)}</th>
                      <td>
                        <RecordedValue value={before} name={name} asked={asked} />
                      </td>
                      <td className={css.after}>
                        <RecordedValue value={after} name={name} asked={asked} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </article>
  );
};
