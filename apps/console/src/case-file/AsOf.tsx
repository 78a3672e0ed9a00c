import { useTranslation } from 'react-i18next';
import { dayInWords, today } from '../language/days.js';
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
  return (
    <div className={css.asOf}>
      <DayLine
        label={t('file.asOf')}
        labelled="beside"
        value={asOf ?? today()}
        max={today()}
        // nobody knows a day to come, which may be typed all the same
        onChange={(day) => day && day <= today() && onChange(day === today() ? null : day)}
      />
      {asOf && (
        <>
          <span role="status">{t('file.past', { day: dayInWords(asOf) })}</span>
          <Button size="xs" onClick={() => onChange(null)}>
            {t('file.backToToday')}
          </Button>
        </>
      )}
    </div>
  );
};
