import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import type { Role } from '../session/settings.js';
import { isPurpose, PURPOSES, type Purpose } from './purposes.js';
import css from './AskPurpose.module.css';

interface Props {
  readonly role: Role;
  /** Where not every purpose of the role opens the page. */
  readonly purposes?: readonly Purpose[];
  /** What the address of the record keeps of an emergency access: no other purpose leads back to it. */
  readonly offer?: string | undefined;
  readonly onChosen: (purpose: Purpose) => void;
}

/** Asks for the purpose before the record is shown, because each read is recorded with it. */
export const AskPurpose = ({ role, purposes, offer, onChosen }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const usual: readonly Purpose[] =
    offer === 'BREAK_GLASS' && isPurpose(offer, role) ? [...PURPOSES[role], offer] : PURPOSES[role];
  const offered = purposes ?? usual;
  // an administrator, an analyst: there is nothing to choose, and to ask would be a dead end
  const [title, why] = offered.length > 0 ? (['title', 'why'] as const) : (['none', 'noneWhy'] as const);
  return (
    <div className={css.ask}>
      <title>{`${t(`purpose.${title}`)} · Homeward`}</title>
      <span className={css.lock}>
        <Icon name="lock" size={26} />
      </span>
      <h1>{t(`purpose.${title}`)}</h1>
      <p className={css.why}>{t(`purpose.${why}`)}</p>
      <div className={css.purposes}>
        {offered.map((purpose, at) => (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen is this one question; Enter is the usual answer
          <button key={purpose} type="button" value={purpose} autoFocus={at === 0} onClick={() => onChosen(purpose)}>
            <strong>{label(purpose, 'Purpose')}</strong>
            <Icon name="next" />
          </button>
        ))}
      </div>
    </div>
  );
};
