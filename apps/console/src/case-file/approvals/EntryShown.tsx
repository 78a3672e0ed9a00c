import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { eventInWords } from '../../journey/events.js';
import { Amendments } from '../../journey/timeline/Amendments.js';
import { AnchorProvider } from '../../journey/timeline/anchor.js';
import { EntryValues } from '../../journey/timeline/EntryValues.js';
import type { TimelineEntry } from '../../journey/timeline/documents.js';
import { recordingInWords } from '../../journey/timeline/in-words.js';
import { EntryLink } from '../origins/EntryLinks.js';

/** Not the anchors of the timeline, where the same entry stands. */
const ANCHOR = 'reviewed-';

interface Props {
  readonly entry: TimelineEntry;
  /** The amendment that the reader disputes. */
  readonly disputed?: string;
}

/** Everything that an entry says, and what amended it. */
export const EntryShown = ({ entry, disputed }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
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
      {entry.amendments.length > 0 && <Amendments entry={entry} {...(disputed && { disputed })} />}
    </AnchorProvider>
  );
};
