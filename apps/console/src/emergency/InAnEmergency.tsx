import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermitted } from '../session/permitted.js';
import css from './Emergency.module.css';

/** Where somebody finds nobody, or is refused: the way for when it cannot wait. */
export const InAnEmergency = ({ survivorId }: { readonly survivorId?: string }) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  if (!permitted?.has('openBreakGlass')) return null;
  return (
    <Link
      to="/record/$mutation"
      params={{ mutation: 'openBreakGlass' }}
      search={survivorId ? { survivorId } : {}}
      className={css.must}
    >
      {t('emergency.must')}
    </Link>
  );
};
