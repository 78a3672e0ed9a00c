import { useTranslation } from 'react-i18next';
import { nameOf } from '../journey/name.js';
import type { NamedSurvivor } from './documents.js';
import css from './Person.module.css';

/** The name of the survivor, if the user may see it, and the number of their case. */
export const PersonName = ({
  caseNumber,
  named,
}: {
  readonly caseNumber: string;
  readonly named: NamedSurvivor | null | undefined;
}) => {
  const { t } = useTranslation();
  const { name, local, hidden } = nameOf(named, t);
  return (
    <span className={css.person}>
      <span className={hidden ? css.hidden : css.name}>{name || caseNumber}</span>
      <span className={css.more}>
        {local && (
          <span lang="km" className={css.local}>
            {local}
          </span>
        )}
        {name && <span className={css.short}>{caseNumber}</span>}
      </span>
    </span>
  );
};
