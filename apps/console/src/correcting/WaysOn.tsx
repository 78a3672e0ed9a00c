import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../forms/words.js';
import type { Purpose } from '../journey/purposes.js';
import { usePermitted } from '../session/permitted.js';
import type { Way } from './ways.js';
import css from './WaysOn.module.css';

interface Props {
  readonly survivorId: string | undefined;
  readonly purpose: Purpose;
  readonly eventId: string;
  /** The stream of the entry, unless it is the survivor’s own. */
  readonly stream?: string | undefined;
  readonly ways: readonly Way[];
}

/** Links from an entry to its correction forms. */
export const WaysOn = ({ survivorId, purpose, eventId, stream, ways }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const permittedWays = ways.filter((way) => permitted?.has(way));
  if (permittedWays.length === 0) return null;
  return (
    <ul className={css.ways} aria-label={t('correcting.ways')}>
      {permittedWays.map((way) => (
        <li key={way}>
          <Link
            to="/record/$mutation"
            params={{ mutation: way }}
            search={{ ...(survivorId && { survivorId }), purpose, eventId, ...(stream && { stream }) }}
          >
            {mutationInWords(way, t)}
          </Link>
        </li>
      ))}
    </ul>
  );
};
