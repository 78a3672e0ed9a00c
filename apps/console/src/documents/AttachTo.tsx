import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { useCaseFile } from '../case-file/context.js';
import css from '../correcting/ToPutRight.module.css';
import { mutationInWords } from '../forms/words.js';
import { eventInWords } from '../journey/events.js';
import { dayInWords } from '../language/days.js';

const ATTACH = 'attachDocument' satisfies MutationName;

interface Props {
  readonly entry: { readonly eventId: string; readonly type: string; readonly on: string };
  /** The record of the entry. */
  readonly of: string;
}

/**
 * The link from an entry to the form for a document that belongs to it, such as the signed consent. None at an entry of a
 * linked record: the page knows what may be recorded in its own one only.
 */
export const AttachTo = ({ entry: { eventId, type, on }, of }: Props) => {
  const { t } = useTranslation();
  const { survivorId, purpose, available } = useCaseFile();
  if (of !== survivorId || !available.has(ATTACH) || available.get(ATTACH)) return null;
  const words = mutationInWords(ATTACH, t);
  return (
    <Link
      className={css.way}
      to="/record/$mutation"
      params={{ mutation: ATTACH }}
      search={{ survivorId, purpose, about: eventId }}
      aria-label={`${words}${t('colon')}${eventInWords(type, t)}, ${dayInWords(on)}`}
    >
      {words}
    </Link>
  );
};
