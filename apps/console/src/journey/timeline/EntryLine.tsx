import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { eventInWords } from '../events.js';
import type { Purpose } from '../purposes.js';
import { useAnchor } from './anchor.js';
import { Amendments } from './Amendments.js';
import { Details } from './Details.js';
import type { TimelineEntry } from './documents.js';
import { recordingInWords, summaryOf } from './in-words.js';
import { isSameEntry } from './pages.js';
import css from './EntryLine.module.css';
import lanes from './lanes.module.css';

interface Props {
  readonly entry: TimelineEntry;
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly isFresh: boolean;
  /** Whether a link led here. */
  readonly isTarget: boolean;
}

/** One entry in one line; its details open in place, and its corrections stand beneath it. */
export const EntryLine = memo(({ entry, survivorId, purpose, isFresh, isTarget }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const anchor = useAnchor();
  const [isOpen, setOpen] = useState(isTarget);
  // personal values are kept only while the details are open
  const [opened, setOpened] = useState<{ readonly of: TimelineEntry; readonly whole: TimelineEntry }>();
  useEffect(() => {
    if (isTarget) setOpen(true);
  }, [isTarget]);
  // nor beyond a change of the entry: a timeline that is loaded again alone is none
  const isOver = opened !== undefined && (!isOpen || !isSameEntry(opened.of, entry));
  useEffect(() => {
    if (isOver) setOpened(undefined);
  }, [isOver]);
  const whole = isOver ? undefined : opened?.whole;
  const { eventId, standing, irregular, on, amendments } = entry;
  return (
    <li
      id={anchor + eventId}
      className={css.item}
      data-fresh={isFresh || undefined}
      data-target={isTarget || undefined}
    >
      <article className={`${css.entry} ${lanes[entry.lane]}`} data-standing={standing ?? undefined}>
        <button type="button" className={css.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <time dateTime={on}>{dayInWords(on)}</time>
          <span className={css.what}>
            <strong>{eventInWords(entry.type, t)}</strong> <span>{summaryOf(entry, label, t)}</span>
            {standing && <Mark tone="watch">{label(standing, 'TimelineStanding')}</Mark>}
            {irregular && <Mark tone="danger">{label('IRREGULAR', 'CorrectionKind')}</Mark>}
          </span>
          <span className={css.by}>{recordingInWords(entry, t)}</span>
        </button>
        {isOpen && (
          <Details
            entry={entry}
            opened={whole}
            onOpened={(read) => setOpened({ of: entry, whole: read })}
            survivorId={survivorId}
            purpose={purpose}
          />
        )}
        {(amendments.length > 0 || entry.changedBy.length > 0) && <Amendments entry={whole ?? entry} />}
      </article>
    </li>
  );
});
