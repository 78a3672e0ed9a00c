import { Suspense, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../layout/Icon.js';
import { NotLoaded } from '../layout/NotLoaded.js';
import { lazyPart } from '../layout/lazy-part.js';
import css from './DayField.module.css';

/** Loaded with the first calendar that somebody opens. */
const Calendar = lazyPart(
  async () => (await import('./Calendar.js')).Calendar,
  () => (
    <div className={css.coming}>
      <NotLoaded />
    </div>
  ),
);

interface Props {
  readonly label: string;
  readonly value: string;
  readonly max: string | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChosen: (day: string) => void;
}

/** The button beside a field for a day, which opens a calendar. */
export const PickDay = ({ label, value, max, field, onChosen }: Props) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isChosen = useRef(false);
  useEffect(() => {
    // after the dialogue has returned the focus to its button
    if (!isOpen && isChosen.current) field.current?.focus();
    isChosen.current = false;
  }, [isOpen, field]);
  return (
    <>
      <button
        type="button"
        className={css.pick}
        aria-haspopup="dialog"
        aria-label={`${t('day.pick')}${t('colon')}${label}`}
        // a calendar that is open covers it, but not one that did not load
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="calendar" size={18} />
      </button>
      {isOpen && (
        <Suspense
          fallback={
            <p role="status" className={css.coming}>
              {t('waiting')}
            </p>
          }
        >
          <Calendar
            label={label}
            value={value.slice(0, 10)}
            max={max}
            onChosen={(day) => {
              isChosen.current = true;
              setOpen(false);
              onChosen(day);
            }}
            onLeave={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};
