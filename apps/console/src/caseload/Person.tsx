import { useTranslation } from 'react-i18next';
import { nameOf, shortOf } from '../journey/name.js';
import type { NamedSurvivor } from './documents.js';
import css from './Person.module.css';

/** The name of the survivor, if the user may see it, and their constant pseudonym. */
export const PersonName = ({
  id,
  named,
}: {
  readonly id: string;
  readonly named: NamedSurvivor | null | undefined;
}) => {
  const { t } = useTranslation();
  const { name, local, hidden } = nameOf(named, t);
  return (
    <span className={css.person}>
      <span className={hidden ? css.hidden : css.name}>{name || shortOf(id)}</span>
      <span className={css.more}>
        {local && (
          <span lang="km" className={css.local}>
            {local}
          </span>
        )}
        <span className={css.short}>{shortOf(id)}</span>
      </span>
    </span>
  );
};
