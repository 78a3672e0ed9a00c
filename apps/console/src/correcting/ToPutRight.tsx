import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../journey/entry.js';
import { dayInWords } from '../language/days.js';
import css from './ToPutRight.module.css';

interface Props {
  readonly entry: Entry;
  /** The survivor, and the purpose of reading. */
  readonly from: { readonly survivorId: string; readonly purpose: string };
}

/** The link from a timeline entry to its correction form; none for an entry outside the survivor’s own stream. */
export const ToPutRight = ({ entry, from }: Props) => {
  const { t } = useTranslation();
  const router = useRouter();
  const { eventId, recordedBy, named, on, kind } = entry;
  if (!eventId && !recordedBy) return null;
  const about = eventId ? { eventId } : { recordedBy: recordedBy!.join(' '), on, ...(named && { named }) };
  // a plain link: five hundred router links would double the cost of rendering
  const href = `/record/correctEntry?${new URLSearchParams({ ...from, ...about }).toString()}`;
  return (
    <a
      className={css.way}
      href={href}
      title={t('correcting.here')}
      aria-label={t('correcting.of', { what: t(`entry.${kind}`), on: dayInWords(on) })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
};
