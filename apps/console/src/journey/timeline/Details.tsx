import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import { ToPutRight } from '../../correcting/ToPutRight.js';
import { AttachTo } from '../../documents/AttachTo.js';
import { instantInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { ErrorNotice } from '../../layout/Answer.js';
import { Button } from '../../layout/Button.js';
import type { Purpose } from '../purposes.js';
import { TIMELINE_ENTRY, type TimelineEntry } from './documents.js';
import { EntryValues } from './EntryValues.js';
import css from './Details.module.css';

interface Props {
  readonly entry: TimelineEntry;
  /** The entry with its personal values, once they were asked for. */
  readonly opened: TimelineEntry | undefined;
  readonly onOpened: (entry: TimelineEntry) => void;
  readonly survivorId: string;
  readonly purpose: Purpose;
}

/** Everything that an entry says; personal values only on a press, since each such look is recorded. */
export const Details = ({ entry, opened, onOpened, survivorId, purpose }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const { eventId } = entry;
  const open = async () => {
    setAsking(true);
    const answer = await client.query(TIMELINE_ENTRY, { survivorId, eventId, purpose }).toPromise();
    setAsking(false);
    setError(answer.error);
    if (answer.data?.timelineEntry) onOpened(answer.data.timelineEntry);
  };
  const holds = [...new Set([...entry.holds, ...entry.amendments.flatMap((one) => one.holds)])];
  const classesInWords = (classes: readonly string[]) => classes.map((one) => label(one, 'PersonalClass')).join(', ');
  return (
    <div className={css.details}>
      <EntryValues entry={opened ?? entry} />
      {holds.length > 0 && !opened && (
        <Button variant="light" size="xs" loading={isAsking} onClick={() => void open()}>
          {t('timeline.show', { what: classesInWords(holds) })}
        </Button>
      )}
      {error && <ErrorNotice error={error} />}
      {entry.withholds.length > 0 && (
        <p className={css.quiet}>{t('timeline.withheld', { what: classesInWords(entry.withholds) })}</p>
      )}
      <p className={css.recorded}>
        {t('replay.recorded', { at: instantInWords(entry.recordedAt) })} · {t('journey.by', { who: entry.by.id })}
        {entry.by.deputyOf && `, ${t('deputy.for', { worker: entry.by.deputyOf })}`}
        <ToPutRight entry={entry} survivorId={survivorId} purpose={purpose} />
        <AttachTo entry={entry} of={survivorId} />
      </p>
    </div>
  );
};
