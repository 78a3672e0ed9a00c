import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Refused, Waiting } from '../../layout/Answer.js';
import { eventInWords } from '../../journey/events.js';
import { Amendments } from '../../journey/timeline/Amendments.js';
import { AnchorProvider } from '../../journey/timeline/anchor.js';
import { EntryValues } from '../../journey/timeline/EntryValues.js';
import { TIMELINE_ENTRY, type TimelineEntry } from '../../journey/timeline/documents.js';
import { recordingInWords } from '../../journey/timeline/in-words.js';
import { useCaseFile } from '../context.js';
import { EntryLink } from '../origins/EntryLinks.js';

/** Not the anchors of the timeline, where the same entry stands. */
const ANCHOR = 'reviewed-';

/** An entry with everything that it says and what amended it, and no way to change it. */
export const EntryInReview = ({ eventId }: { readonly eventId: string }) => {
  const { t } = useTranslation();
  const label = useLabels();
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
  if (answer.error) return <Refused error={answer.error} />;
  const { entry } = answer;
  if (!entry) return <p>{t('file.noneVisible')}</p>;
  return (
    <AnchorProvider value={ANCHOR}>
      <p>
        <strong>{eventInWords(entry.type, t)}</strong> · {dayInWords(entry.on)} · {recordingInWords(entry, t)}{' '}
        <EntryLink to={entry} />
      </p>
      <EntryValues entry={entry} />
      {entry.withholds.length > 0 && (
        <p>{t('timeline.withheld', { what: entry.withholds.map((one) => label(one, 'PersonalClass')).join(', ') })}</p>
      )}
      {entry.amendments.length > 0 && <Amendments entry={entry} />}
    </AnchorProvider>
  );
};
