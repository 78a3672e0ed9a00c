import { useTranslation } from 'react-i18next';
import { agesIn } from '../case-file/age.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { useToday } from '../language/use-today.js';
import type { CaseStanding } from './documents.js';
import css from './List.module.css';

/** Who the survivor is and when somebody last met them, as far as the list knows. */
export const CaseFacts = ({ one }: { readonly one: CaseStanding }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const today = useToday();
  const { sex, birthYear, lastContactOn, referredOn, worker } = one;
  const person = [label(sex, 'Sex'), birthYear !== null && t('form.aboutAge', agesIn(birthYear, today))].filter(
    Boolean,
  );
  return (
    <span className={css.small}>
      {person.length > 0 && <span className={css.what}>{person.join(' · ')}</span>}
      <span className={css.what}>
        {lastContactOn ? t('cases.contact', { day: dayInWords(lastContactOn) }) : t('cases.noContact')}
      </span>
      {[t('cases.since', { day: dayInWords(referredOn) }), worker].filter(Boolean).join(' · ')}
    </span>
  );
};
