import { memo, useId, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { monthInWords } from '../../language/days.js';
import { countInWords } from '../../language/language.js';
import type { Purpose } from '../purposes.js';
import { EntryLine } from './EntryLine.js';
import type { LoadedTimeline } from './pages.js';
import type { MonthOfRows } from './rows.js';
import { SeriesLine } from './SeriesLine.js';
import css from './Month.module.css';

interface Props extends MonthOfRows {
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly fresh: ReadonlySet<string>;
  readonly target: string | undefined;
  readonly loadUntil: (isEnough: (loaded: LoadedTimeline) => boolean) => Promise<void>;
}

/** One month of the timeline; the browser skips drawing it while it is out of sight. */
export const Month = memo(({ month, count, rows, fresh, target, loadUntil, ...from }: Props) => {
  // rerenders when the language changes
  useTranslation();
  // two timelines may have the same month
  const heading = useId();
  return (
    <section
      className={css.month}
      data-month={month}
      aria-labelledby={heading}
      style={{ '--rows': rows.length } as CSSProperties}
    >
      <h3 id={heading}>
        {monthInWords(month)} <span>({countInWords(count)})</span>
      </h3>
      <ol>
        {rows.map((row) =>
          'series' in row ? (
            <SeriesLine
              key={row.series.id}
              series={row.series}
              fresh={fresh}
              target={target}
              loadUntil={loadUntil}
              {...from}
            />
          ) : (
            <EntryLine
              key={row.entry.eventId}
              entry={row.entry}
              isFresh={fresh.has(row.entry.eventId)}
              isTarget={row.entry.eventId === target}
              {...from}
            />
          ),
        )}
      </ol>
    </section>
  );
});
