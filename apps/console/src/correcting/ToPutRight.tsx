import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventInWords } from '../journey/events.js';
import { dayInWords } from '../language/days.js';
import { usePermitted } from '../session/permitted.js';
import css from './ToPutRight.module.css';

interface Props {
  readonly entry: { readonly eventId: string; readonly type: string; readonly on: string };
  readonly survivorId?: string;
  /** The stream of the entry, where it is no survivor’s own. */
  readonly stream?: string;
  readonly purpose: string;
}

/** The link from an entry to its correction form, for users who may correct. */
export const ToPutRight = ({ entry: { eventId, type, on }, survivorId, stream, purpose }: Props) => {
  const { t } = useTranslation();
  if (!usePermitted()?.has('correctEntry')) return null;
  return (
    <Link
      className={css.way}
      to="/record/$mutation"
      params={{ mutation: 'correctEntry' }}
      search={{ ...(survivorId && { survivorId }), purpose, eventId, ...(stream && { stream }) }}
      aria-label={t('correcting.of', { what: eventInWords(type, t), on: dayInWords(on) })}
    >
      {t('correcting.here')}
    </Link>
  );
};
