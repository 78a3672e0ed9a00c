import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { eventInWords } from '../journey/events.js';
import { dayInWords } from '../language/days.js';
import type { HistoryNode } from './documents.js';
import css from './EntryList.module.css';

interface Props {
  readonly entries: readonly HistoryNode[];
  readonly at: number;
  readonly onChosen: (at: number) => void;
}

/** All entries in the order in which they were recorded; the slider and the list show the same one. */
export const EntryList = ({ entries, at, onChosen }: Props) => {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [box, chosen] = [list.current, list.current?.children[at]];
    if (!box || !(chosen instanceof HTMLElement)) return;
    // only the list scrolls, never the page
    if (chosen.offsetTop < box.scrollTop) box.scrollTop = chosen.offsetTop;
    const below = chosen.offsetTop + chosen.offsetHeight - box.clientHeight;
    if (below > box.scrollTop) box.scrollTop = below;
  }, [at, entries.length]);
  return (
    <ol ref={list} className={css.list} aria-label={t('replay.entries')}>
      {entries.map(({ eventId, type, on, marks }, index) => (
        <li key={eventId}>
          <button type="button" aria-current={index === at || undefined} onClick={() => onChosen(index)}>
            <span className={css.day}>
              {index + 1} · {dayInWords(on)}
            </span>
            <span className={marks.length > 0 ? css.amended : undefined}>{eventInWords(type, t)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
};
