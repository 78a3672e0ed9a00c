import { useTranslation } from 'react-i18next';
import { dayInWords, today } from '../language/days.js';
import { Button } from '../layout/Button.js';
import { Line } from '../layout/Line.js';
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
      <label>
        {t('file.asOf')}{' '}
        <Line
          type="date"
          value={asOf ?? today()}
          max={today()}
          onChange={({ currentTarget: { value } }) => value && onChange(value === today() ? null : value)}
        />
      </label>
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
