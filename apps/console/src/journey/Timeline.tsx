import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { LANES, type Entry } from './entries.js';
import { personalInWords } from './name.js';
import css from './Timeline.module.css';

const Told = ({ entry }: { readonly entry: Entry }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const said = personalInWords(entry.said, t);
  const which = [
    ...(entry.codes ?? []).map(([list, code]) => label(code, list)),
    ...(entry.words ?? []).filter(Boolean),
  ].join(', ');
  return (
    <article className={`${css.entry} ${css[entry.lane]} ${entry.warns ? css.warns : ''}`}>
      <strong>{t(`entry.${entry.kind}`)}</strong>
      {which && <span className={css.which}>{which}</span>}
      {said && <span className={css.said}>{said}</span>}
      {entry.who && <span className={css.by}>{t('journey.by', { who: entry.who })}</span>}
    </article>
  );
};

const byDay = (entries: readonly Entry[]): [string, Entry[]][] => {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) days.set(entry.on, [...(days.get(entry.on) ?? []), entry]);
  return [...days];
};

/** Her way: a row for each day, a lane for each strand. What happened last comes first, unless somebody reads from the beginning. */
export const Timeline = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { t } = useTranslation();
  const lanes = LANES.filter((lane) => entries.some((entry) => entry.lane === lane));
  const [fromTheFirst, setFromTheFirst] = useState(false);
  const days = fromTheFirst ? byDay(entries) : byDay(entries).toReversed();
  return (
    <section aria-label={t('journey.timeline')} className={css.timeline} data-lanes={lanes.length}>
      <div className={css.title}>
        <h2>{t('journey.timeline')}</h2>
        <button type="button" onClick={() => setFromTheFirst(!fromTheFirst)}>
          {t(fromTheFirst ? 'journey.newest' : 'journey.oldest')}
        </button>
      </div>
      <div className={css.heads} aria-hidden="true">
        <span />
        {lanes.map((lane) => (
          <span key={lane} className={css[lane]}>
            {t(`lane.${lane}`)}
          </span>
        ))}
      </div>
      <ol className={css.days}>
        {days.map(([on, some]) => (
          <li key={on} className={css.day}>
            <time dateTime={on}>{dayInWords(on)}</time>
            {lanes.map((lane) => (
              <div key={lane} className={css.cell}>
                {some
                  .filter((entry) => entry.lane === lane)
                  .map((entry) => (
                    <Told key={entry.id} entry={entry} />
                  ))}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
};
