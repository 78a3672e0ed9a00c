import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldNames } from '../forms/use-inputs.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { announce } from '../live/news.js';
import { eventInWords } from './events.js';
import { AnchorProvider, timelineAnchorOf } from './timeline/anchor.js';
import { Controls } from './timeline/Controls.js';
import { textOf } from './timeline/in-words.js';
import { Month } from './timeline/Month.js';
import { NO_FILTER, matching, monthsOf } from './timeline/rows.js';
import { usePrint } from './timeline/use-print.js';
import { useTarget } from './timeline/use-target.js';
import { useTimeline, type TimelineOf } from './timeline/use-timeline.js';
import css from './Timeline.module.css';

interface Props extends TimelineOf {
  /** The id of an entry to show, open and marked. */
  readonly highlight?: string | undefined;
  /** What the record is called, where it is not the one of the page. */
  readonly title?: string;
}

/** From this number of entries on, filters are offered. */
const FILTER_FROM_ENTRIES = 10;

const EVERYTHING = () => false;

/**
 * Every entry of the record as it was recorded, one line each, the latest day first. What is loaded is in the page, also
 * out of sight, for screen readers, search and print
 * (docs/explanation/decisions/28-the-console-knows-only-the-schema.md).
 */
export const Timeline = ({ highlight, title, ...of }: Props) => {
  const { survivorId, purpose } = of;
  const { t } = useTranslation();
  const label = useLabels();
  useFieldNames();
  const { loaded, fresh, isLoading, error, again, loadUntil } = useTimeline(of, (types) => {
    const names = [...new Set(types)].map((type) => eventInWords(type, t));
    if (names.length > 0) announce(t('live.came', { who: names.join(', ') }), survivorId);
  });
  const section = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(
    () => matching(loaded?.entries ?? [], wanted, (entry) => textOf(entry, label, t)),
    [loaded, wanted, label, t],
  );
  const months = useMemo(() => (loaded ? monthsOf(shown, loaded, wanted) : []), [shown, loaded, wanted]);
  const anchor = timelineAnchorOf(survivorId, title === undefined);
  const { isPreparing, print } = usePrint(loaded, loadUntil);
  const target = useTarget(anchor, highlight, loaded, loadUntil);
  if (!loaded && error) return <ErrorNotice error={error} again={again} />;
  if (!loaded) return isLoading ? <Waiting rows={7} /> : title ? <p>{t('journey.nobody')}</p> : null;
  const missing = loaded.totalCount - loaded.entries.length;
  const goTo = async (month: string) => {
    await loadUntil(({ entries }) => (entries.at(-1)?.on ?? '') < month);
    const sections = [...(section.current?.querySelectorAll<HTMLElement>('[data-month]') ?? [])];
    sections.find(({ dataset }) => dataset.month! <= month)?.scrollIntoView();
  };
  return (
    <section
      {...(!title && { id: 'way' })}
      ref={section}
      tabIndex={-1}
      aria-label={title ?? t('journey.timeline')}
      aria-busy={isLoading}
      className={css.timeline}
    >
      <div className={css.title}>
        <h2>{title ?? t('journey.timeline')}</h2>
        <span role="status">{t('journey.shown', { shown: shown.length, count: loaded.totalCount })}</span>
        <Button variant="subtle" size="xs" className={css.print} loading={isPreparing} onClick={print}>
          {t('file.print')}
        </Button>
      </div>
      {loaded.totalCount >= FILTER_FROM_ENTRIES && (
        <Controls
          loaded={loaded}
          filter={filter}
          onFilter={(next) => {
            setFilter(next);
            // what is not loaded could not be found
            void loadUntil(EVERYTHING);
          }}
          onMonth={(month) => void goTo(month)}
        />
      )}
      {months.length === 0 && loaded.next === null && <p className={css.none}>{t('timeline.none')}</p>}
      <AnchorProvider value={anchor}>
        {months.map((one) => (
          <Month
            key={one.month}
            {...one}
            survivorId={survivorId}
            purpose={purpose}
            fresh={fresh}
            target={target}
            loadUntil={loadUntil}
          />
        ))}
      </AnchorProvider>
      {error && <ErrorNotice error={error} again={again} />}
      {missing > 0 && (
        <p className={css.more}>
          <span>{t('timeline.missing', { count: missing })}</span>
          <strong>{t('file.printedInPart', { shown: loaded.entries.length, count: loaded.totalCount })}</strong>
          <Button variant="light" loading={isLoading} onClick={() => void loadUntil(pageAfter(loaded.entries.length))}>
            {t('timeline.earlier')}
          </Button>
          <Button variant="subtle" loading={isLoading} onClick={() => void loadUntil(EVERYTHING)}>
            {t('timeline.all')}
          </Button>
        </p>
      )}
    </section>
  );
};

const pageAfter =
  (count: number) =>
  ({ entries }: { readonly entries: readonly unknown[] }): boolean =>
    entries.length > count;
