import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventInWords } from '../journey/events.js';
import { dayInWords } from '../language/days.js';
import { usePermitted } from '../session/permitted.js';
import { firstWayFor } from './ways.js';
import css from './ToPutRight.module.css';

interface Props {
  readonly entry: { readonly eventId: string; readonly type: string; readonly on: string };
  readonly survivorId?: string;
  /** The stream of the entry, where it is no survivor’s own. */
  readonly stream?: string;
  readonly purpose: string;
}

/** The link from an entry to the form that puts it right, for users who may. */
export const ToPutRight = ({ entry: { eventId, type, on }, survivorId, stream, purpose }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const way = firstWayFor(type);
  if (!way || !permitted?.has(way)) return null;
  return (
    <Link
      className={css.way}
      to="/record/$mutation"
      params={{ mutation: way }}
      search={{ ...(survivorId && { survivorId }), purpose, eventId, ...(stream && { stream }) }}
      aria-label={t('correcting.of', { what: eventInWords(type, t), on: dayInWords(on) })}
    >
      {t('correcting.here')}
    </Link>
  );
};
