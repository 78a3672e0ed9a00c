import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords, monthInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { useIsPrinting } from '../../print/use-is-printing.js';
import { eventInWords } from '../events.js';
import type { Purpose } from '../purposes.js';
import { EntryLine } from './EntryLine.js';
import { summaryOf } from './in-words.js';
import type { LoadedTimeline } from './pages.js';
import type { Series } from './rows.js';
import css from './EntryLine.module.css';
import lanes from './lanes.module.css';

interface Props {
  readonly series: Series;
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly fresh: ReadonlySet<string>;
  readonly target: string | undefined;
  readonly loadUntil: (isEnough: (loaded: LoadedTimeline) => boolean) => Promise<void>;
}

/** Which service it is, and who gives it: the rest may differ. */
const SERIES_MAX_VALUES = 2;

/** Entries that repeat each other, in one line that opens in place: `Counselling, 12 times, March to July`. */
export const SeriesLine = ({ series, fresh, target, loadUntil, ...from }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { id, count, entries } = series;
  const isNamed = entries.some(({ eventId }) => eventId === target);
  const [isOpen, setOpen] = useState(isNamed);
  const isPrinting = useIsPrinting();
  useEffect(() => {
    if (isNamed) setOpen(true);
  }, [isNamed]);
  const [latest] = entries;
  const [first, last] = [monthInWords(series.from.slice(0, 7)), monthInWords(series.to.slice(0, 7))];
  const toggle = () => {
    setOpen(!isOpen);
    if (!isOpen) void loadUntil((loaded) => loaded.entries.filter((one) => one.series?.id === id).length >= count);
  };
  return (
    <li className={css.item}>
      <article className={`${css.entry} ${lanes[latest!.lane]}`}>
        <button type="button" className={css.line} aria-expanded={isOpen} onClick={toggle}>
          <time dateTime={latest!.on}>{dayInWords(latest!.on)}</time>
          <span className={css.what}>
            <strong>{eventInWords(latest!.type, t)}</strong>{' '}
            <span>{summaryOf(latest!, label, t, SERIES_MAX_VALUES)}</span>
          </span>
          <span className={css.by}>
            {t('timeline.times', { count })}, {first === last ? first : t('timeline.span', { from: first, to: last })}
          </span>
        </button>
        {(isOpen || isPrinting) && (
          <ol className={css.inside}>
            {entries.map((entry) => (
              <EntryLine
                key={entry.eventId}
                entry={entry}
                isFresh={fresh.has(entry.eventId)}
                isTarget={entry.eventId === target}
                {...from}
              />
            ))}
          </ol>
        )}
      </article>
    </li>
  );
};
