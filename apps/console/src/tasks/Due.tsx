import { useTranslation } from 'react-i18next';
import { dayInWords, daysBetween } from '../language/days.js';
import { useToday } from '../language/use-today.js';
import css from './Due.module.css';

/** From so many days before it on, the days are counted. */
export const SOON_DAYS = 7;

interface Props {
  readonly on: string;
  /** The day of the state that is shown; today by default. */
  readonly asOf?: string;
}

/** The due date relative to a day, such as “tomorrow”. */
export const Due = ({ on, asOf }: Props) => {
  const { t } = useTranslation();
  const today = useToday();
  const days = daysBetween(asOf ?? today, on);
  const when = days < 0 ? 'overdue' : days <= SOON_DAYS ? 'soon' : 'later';
  const words = {
    overdue: days < -730 ? t('due.years', { count: Math.floor(-days / 365.25) }) : t('due.overdue', { count: -days }),
    soon: days === 0 ? t('due.today') : t('due.in', { count: days }),
    later: dayInWords(on),
  }[when];
  return (
    <time dateTime={on} title={dayInWords(on)} className={css[when]}>
      {words}
    </time>
  );
};
