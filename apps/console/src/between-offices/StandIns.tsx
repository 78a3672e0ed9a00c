import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { displayName } from '../forms/registers/use-loaded.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { actAs } from '../session/acting.js';
import type { Person } from '../session/person.js';
import { STAND_INS } from './documents.js';
import css from './BetweenOffices.module.css';

/** The supervisors in whose place somebody may act today; nothing while there are none. */
export const StandIns = ({ person }: { readonly person: Person }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [{ data, error }, again] = useQuery({ query: STAND_INS, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorNotice error={error} again={() => again()} />;
  const others = (data?.standIns ?? []).filter(({ worker }) => worker !== person.deputyOf);
  if (others.length === 0) return null;
  return (
    <section className={css.section} aria-label={t('deputy.title')}>
      <h2>{t('deputy.title')}</h2>
      <p className={css.quiet}>{t('deputy.lead')}</p>
      <ul className={css.list}>
        {others.map(({ worker, name, localName, office, until }) => (
          <li key={worker}>
            <strong>{displayName({ name, localName }) ?? worker}</strong>
            <span className={css.quiet}>
              {[label(office), until && t('registers.until', { day: dayInWords(until) })].filter(Boolean).join(' · ')}
            </span>
            <div className={css.ways}>
              <Button onClick={() => actAs(person.id, { worker, office })}>{t('deputy.act', { worker })}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
