import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import { mutationInWords } from '../forms/words.js';
import { Icon } from '../layout/Icon.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { usePermission } from '../session/permitted.js';
import css from './other.module.css';

/** Mutations that do not start from an open record. */
export const Other = () => {
  const { t } = useTranslation();
  const { permitted, error, again } = usePermission();
  return (
    <Page title={t('place.other')} lead={t('other.lead')}>
      {!permitted && (error ? <ErrorNotice error={error} again={again} /> : <Waiting rows={3} />)}
      <ul className={css.others}>
        {OUTSIDE_MENU.other
          .filter((mutation) => permitted?.has(mutation))
          .map((mutation) => (
            <li key={mutation}>
              <Link to="/record/$mutation" params={{ mutation }} search={{}}>
                <span>
                  <strong>{mutationInWords(mutation, t)}</strong>
                  <span>{t(`other.${mutation}`)}</span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  );
};
