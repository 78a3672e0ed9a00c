import { Suspense, lazy, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { untilLoaded } from '../api/until-loaded.js';
import { Icon } from '../layout/Icon.js';
import css from './DayField.module.css';

/** Loaded with the first calendar that somebody opens. */
const Calendar = lazy(async () => ({ default: (await untilLoaded(() => import('./Calendar.js'))).Calendar }));

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
        onClick={() => setOpen(true)}
      >
        <Icon name="calendar" size={18} />
      </button>
      {isOpen && (
        <Suspense>
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
