import { useTranslation } from 'react-i18next';
import { useQuery, type CombinedError } from 'urql';
import type { ResultOf } from '../api/graphql.js';
import { displayName } from '../forms/registers/use-loaded.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { actAs } from '../session/acting.js';
import type { Person } from '../session/person.js';
import { STAND_INS } from './documents.js';
import css from './BetweenOffices.module.css';

interface StandInsAnswer {
  /** The supervisors in whose place somebody may act today; undefined until they are known. */
  readonly standIns: ResultOf<typeof STAND_INS>['standIns'] | undefined;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
}

/** Asked by the page, which shows nothing below their place before it knows whether there are any. */
export const useStandIns = (pause: boolean): StandInsAnswer => {
  const [{ data, error }, again] = useQuery({ query: STAND_INS, requestPolicy: 'cache-and-network', pause });
  return { standIns: data?.standIns, error, again: () => again() };
};

/** The supervisors in whose place somebody may act today; nothing while there are none. */
export const StandIns = ({ person, standIns, error, again }: StandInsAnswer & { readonly person: Person }) => {
  const { t } = useTranslation();
  const label = useLabels();
  if (error) return <ErrorNotice error={error} again={again} />;
  const others = (standIns ?? []).filter(({ worker }) => worker !== person.deputyOf);
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
