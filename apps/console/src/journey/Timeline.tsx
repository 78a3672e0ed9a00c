import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToPutRight } from '../correcting/ToPutRight.js';
import { countryInWords } from '../forms/places.js';
import { dayInWords } from '../language/days.js';
import { useLabels, type LabelOf } from '../language/labels.js';
import { LANES, type Entry, type Lane } from './entry.js';
import { Line } from '../layout/Line.js';
import { usePermitted } from '../session/permitted.js';
import { personalInWords } from './name.js';
import type { Purpose } from './purposes.js';
import css from './Timeline.module.css';

type From = { readonly survivorId: string; readonly purpose: Purpose };

/** From this number of entries on, a filter is offered. */
const FILTER_FROM_ENTRIES = 20;

const whichOf = (entry: Entry, label: LabelOf): string =>
  [
    ...(entry.codes ?? []).map(([list, code]) => label(code, list)),
    ...(entry.countries ?? []).map(countryInWords),
    ...(entry.words ?? []).filter(Boolean),
  ].join(', ');

interface TimelineEntryProps {
  readonly entry: Entry;
  readonly fresh: boolean;
  /** Where the correction link starts, for users who may correct. */
  readonly from: From | undefined;
}

const TimelineEntry = ({ entry, fresh, from }: TimelineEntryProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const text = personalInWords(entry.text, t);
  const which = whichOf(entry, label);
  return (
    <article
      className={`${css.entry} ${css[entry.lane]} ${entry.warns ? css.warns : ''}`}
      data-fresh={fresh || undefined}
    >
      <strong>{t(`entry.${entry.kind}`)}</strong>
      {which && <span className={css.which}>{which}</span>}
      {text && <span className={css.text}>{text}</span>}
      {entry.who && <span className={css.by}>{t('journey.by', { who: entry.who })}</span>}
      {from && <ToPutRight entry={entry} from={from} />}
    </article>
  );
};

interface DayProps {
  readonly on: string;
  readonly some: readonly Entry[];
  readonly lanes: readonly Lane[];
  readonly fresh: ReadonlySet<string>;
  readonly from: From | undefined;
}

const Day = memo(
  ({ on, some, lanes, fresh, from }: DayProps) => {
    // rerenders when the language changes
    useTranslation();
    return (
      <li className={css.day}>
        <time dateTime={on}>{dayInWords(on)}</time>
        {lanes.map((lane) => (
          <div key={lane} className={css.cell}>
            {some
              .filter((entry) => entry.lane === lane)
              .map((entry) => (
                <TimelineEntry
                  key={entry.id}
                  entry={entry}
                  fresh={fresh.has(`${entry.lane} ${entry.id}`)}
                  from={from}
                />
              ))}
          </div>
        ))}
      </li>
    );
  },
  // each result has new objects, so days with equal content are not rendered again
  (before, now) =>
    JSON.stringify([before.some, before.lanes, before.from]) === JSON.stringify([now.some, now.lanes, now.from]),
);

const byDay = (entries: readonly Entry[]): [string, Entry[]][] => {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = days.get(entry.on);
    if (day) day.push(entry);
    else days.set(entry.on, [entry]);
  }
  return [...days];
};

/** The entries that contain all words of the filter in their label, details, author or date. */
const useFound = (entries: readonly Entry[], sought: string): readonly Entry[] => {
  const { t } = useTranslation();
  const label = useLabels();
  return useMemo(() => {
    const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return entries;
    return entries.filter((entry) => {
      const texts = [
        t(`entry.${entry.kind}`),
        whichOf(entry, label),
        personalInWords(entry.text, t),
        entry.who,
        dayInWords(entry.on),
        t(`lane.${entry.lane}`),
      ];
      const text = texts.join(' ').toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [entries, sought, t, label]);
};

interface Props {
  readonly entries: readonly Entry[];
  /** The new entries, by lane and id. */
  readonly fresh: ReadonlySet<string>;
  readonly from: From;
}

/**
 * The timeline: a row for each day, a lane for each strand; the latest entry comes first unless the user reverses it. All
 * entries are in the page, also those out of sight, for screen readers, search and print, and for smooth scrolling
 * (docs/explanation/decisions/28-the-console-knows-only-the-schema.md).
 */
export const Timeline = ({ entries, fresh, from }: Props) => {
  const { t } = useTranslation();
  const corrects = usePermitted()?.has('correctEntry');
  const lanes = useMemo(() => LANES.filter((lane) => entries.some((entry) => entry.lane === lane)), [entries]);
  const [fromTheFirst, setFromTheFirst] = useState(false);
  const [sought, setSought] = useState('');
  const found = useFound(entries, useDeferredValue(sought));
  const days = fromTheFirst ? byDay(found) : byDay(found).toReversed();
  return (
    <section
      id="way"
      tabIndex={-1}
      aria-label={t('journey.timeline')}
      className={css.timeline}
      data-lanes={lanes.length}
    >
      <div className={css.title}>
        <h2>{t('journey.timeline')}</h2>
        {entries.length >= FILTER_FROM_ENTRIES && (
          <div className={css.filter} role="search">
            <Line
              type="search"
              aria-label={t('journey.filter')}
              placeholder={t('journey.filter')}
              value={sought}
              onChange={({ currentTarget }) => setSought(currentTarget.value)}
            />
            <span role="status">{t('journey.shown', { shown: found.length, count: entries.length })}</span>
          </div>
        )}
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
          <Day key={on} on={on} some={some} lanes={lanes} fresh={fresh} from={corrects ? from : undefined} />
        ))}
      </ol>
    </section>
  );
};
