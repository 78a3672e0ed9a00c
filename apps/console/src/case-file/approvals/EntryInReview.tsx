import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import { ErrorNotice, Waiting } from '../../layout/Answer.js';
import { TIMELINE_ENTRY, type TimelineEntry } from '../../journey/timeline/documents.js';
import { useCaseFile } from '../context.js';
import { EntryShown } from './EntryShown.js';

/** An entry with everything that it says and what amended it, and no way to change it. */
export const EntryInReview = ({ eventId }: { readonly eventId: string }) => {
  const { t } = useTranslation();
  const { survivorId, purpose, revision } = useCaseFile();
  const [answer, setAnswer] = useState<{ readonly entry?: TimelineEntry | null; readonly error?: CombinedError }>();
  useEffect(() => {
    let current = true;
    void client
      .query(TIMELINE_ENTRY, { survivorId, eventId, purpose })
      .toPromise()
      .then(({ data, error }) => {
        if (current) setAnswer(data ? { entry: data.timelineEntry } : { ...(error && { error }) });
      });
    return () => {
      current = false;
    };
  }, [survivorId, eventId, purpose, revision]);
  if (!answer) return <Waiting rows={2} />;
  if (answer.error) return <ErrorNotice error={answer.error} />;
  const { entry } = answer;
  if (!entry) return <p>{t('file.noneVisible')}</p>;
  return <EntryShown entry={entry} />;
};
