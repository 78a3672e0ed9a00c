import { useTranslation } from 'react-i18next';
import { nameOf } from '../../journey/name.js';
import { today } from '../../language/days.js';
import { ageIn } from './age.js';
import type { FormRecord } from './document.js';
import css from './Head.module.css';

/** Who the form is about. It stays in sight while the form scrolls. */
export const Head = ({ record }: { readonly record: FormRecord }) => {
  const { t } = useTranslation();
  const { name, local } = nameOf(record.referral, t);
  const age = ageIn(record, today());
  return (
    <p className={css.head}>
      <strong>
        {name || record.caseNumber} {local && <span lang="km">{local}</span>}
      </strong>
      {age && <span>{t(age.isAbout ? 'form.aboutAge' : 'form.age', { count: age.years, less: age.years - 1 })}</span>}
      {name && <span className={css.number}>{record.caseNumber}</span>}
    </p>
  );
};
