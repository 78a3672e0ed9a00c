import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { Dialog } from '../layout/Dialog.js';
import { MONTHS, WEEKDAYS, dayInWords, today, yearsBackFrom } from '../language/days.js';
import { currentLanguage } from '../language/language.js';
import { dayAfterKey, firstShown, monthsAfter, weeksOf } from './month-days.js';
import css from './Calendar.module.css';

interface Props {
  readonly label: string;
  /** The day that is chosen; none if empty. */
  readonly value: string;
  /** The last day that may be chosen. */
  readonly max: string | undefined;
  readonly onChosen: (day: string) => void;
  readonly onLeave: () => void;
}

/** Somebody born then may still be recorded. */
const FIRST_YEAR = 1920;
/** For what is planned, and for papers that expire. */
const YEARS_AHEAD = 10;

/** A month of days to choose from, the same in every browser. Arrow keys move by day and week, Page Up and Down by month. */
export const Calendar = ({ label, value, max, onChosen, onLeave }: Props) => {
  const { t } = useTranslation();
  const [day, setDay] = useState(() => firstShown(value || today(), max));
  const [isByKey, setByKey] = useState(true);
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (isByKey) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [day, isByKey]);
  const language = currentLanguage();
  const lastYear = Number((max ?? today()).slice(0, 4)) + (max ? 0 : YEARS_AHEAD);
  const years = yearsBackFrom(lastYear, FIRST_YEAR);
  const year = day.slice(0, 4);
  const isTooLate = (one: string): boolean => max !== undefined && one > max;
  const move = (to: string): void => setDay(isTooLate(to) ? max! : to < `${FIRST_YEAR}` ? `${FIRST_YEAR}-01-01` : to);
  const turn = (months: number): void => {
    setByKey(false);
    move(monthsAfter(day, months));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = dayAfterKey(day, event.key);
    if (!to) return;
    event.preventDefault();
    setByKey(true);
    move(to);
  };
  return (
    <Dialog
      title={label}
      onLeave={onLeave}
      ways={
        <>
          <Button variant="light" onClick={() => onChosen(today())}>
            {t('day.today')}
          </Button>
          <Button variant="subtle" onClick={onLeave}>
            {t('day.leave')}
          </Button>
        </>
      }
    >
      <div className={css.month}>
        <button type="button" aria-label={t('day.monthBefore')} onClick={() => turn(-1)}>
          ‹
        </button>
        <select
          aria-label={t('day.month')}
          value={Number(day.slice(5, 7)) - 1}
          onChange={({ currentTarget }) => turn(Number(currentTarget.value) + 1 - Number(day.slice(5, 7)))}
        >
          {MONTHS[language].map((month, at) => (
            <option key={month} value={at}>
              {month}
            </option>
          ))}
        </select>
        <select
          aria-label={t('day.year')}
          value={year}
          onChange={({ currentTarget }) => turn((Number(currentTarget.value) - Number(year)) * 12)}
        >
          {(years.includes(year) ? years : [year, ...years]).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <button type="button" aria-label={t('day.monthAfter')} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <table ref={grid} className={css.days} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {WEEKDAYS[language].map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(day).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((one, weekday) => (
                <td key={WEEKDAYS.en[weekday]}>
                  {one && (
                    <button
                      type="button"
                      tabIndex={one === day ? 0 : -1}
                      aria-label={dayInWords(one)}
                      aria-current={one === today() ? 'date' : undefined}
                      aria-pressed={one === value}
                      disabled={isTooLate(one)}
                      onClick={() => onChosen(one)}
                    >
                      {Number(one.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};
