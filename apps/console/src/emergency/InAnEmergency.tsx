import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { usePermitted } from '../session/permitted.js';
import css from './Emergency.module.css';

/** The link to emergency access, shown where no record is found or reading is refused. */
export const InAnEmergency = ({ survivorId }: { readonly survivorId?: string }) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  if (!permitted?.has('openBreakGlass')) return null;
  return (
    <Link
      to="/record/$mutation"
      params={{ mutation: 'openBreakGlass' satisfies MutationName }}
      search={survivorId ? { survivorId } : {}}
      className={css.must}
    >
      {t('emergency.must')}
    </Link>
  );
};
