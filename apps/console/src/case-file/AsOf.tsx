import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords } from '../language/days.js';
import { useToday } from '../language/use-today.js';
import { DayLine } from '../day-field/DayLine.js';
import { Button } from '../layout/Button.js';
import css from './Header.module.css';

interface Props {
  readonly asOf: string | null;
  readonly onChange: (asOf: string | null) => void;
}

/** The day of the state that is shown. On another day than today it says so, with the way back. */
export const AsOf = ({ asOf, onChange }: Props) => {
  const { t } = useTranslation();
  const today = useToday();
  const box = useRef<HTMLDivElement>(null);
  // the pressed button vanishes, and the focus would be nowhere
  const toToday = () => {
    box.current?.querySelector('input')?.focus();
    onChange(null);
  };
  return (
    <div ref={box} className={css.asOf}>
      <DayLine
        label={t('file.asOf')}
        labelled="beside"
        value={asOf ?? today}
        max={today}
        onChange={(day) => day && onChange(day === today ? null : day)}
      />
      {asOf && (
        <>
          <span role="status">{t('file.past', { day: dayInWords(asOf) })}</span>
          <Button size="xs" onClick={toToday}>
            {t('file.backToToday')}
          </Button>
        </>
      )}
    </div>
  );
};
