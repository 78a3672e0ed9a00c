import { useTranslation } from 'react-i18next';
import { ToPutRight } from '../../correcting/ToPutRight.js';
import { eventInWords } from '../../journey/events.js';
import { recordingInWords } from '../../journey/timeline/in-words.js';
import { dayInWords } from '../../language/days.js';
import { entryAnchorOf } from './EntryLinks.js';
import { useOrigins } from './use-origins.js';
import css from './EntryLinks.module.css';

interface Props {
  readonly title: string;
  /** The court case; of an operation, whose entries are all on its page, null. */
  readonly prosecutionId: string | null;
  /** The level of its title: on a page of its own, the one below the title of the page. */
  readonly heading?: 'h2' | 'h4';
  /** Where its entries are put right from here: their stream, and the purpose of the page. */
  readonly amends?: { readonly stream: string; readonly purpose: string };
}

/** These are put right with what they amend; so is a correction, but behind its values no other entry may be left. */
const AMENDS_ANOTHER = /^Entry(StruckOut|Disputed|Reviewed)$/;

/** The entries behind what is shown of a court case or an operation: no timeline of a survivor’s own record has them. */
export const OtherEntries = ({ title, prosecutionId, heading: Heading = 'h4', amends }: Props) => {
  const { t } = useTranslation();
  const { origins } = useOrigins();
  const entries = origins?.inCase(prosecutionId) ?? [];
  if (entries.length === 0) return null;
  return (
    <>
      <Heading>{title}</Heading>
      <ol className={css.inCase}>
        {entries.map((one) => (
          <li key={one.eventId} id={entryAnchorOf(one)} tabIndex={-1}>
            <time dateTime={one.on}>{dayInWords(one.on)}</time> <strong>{eventInWords(one.type, t)}</strong>{' '}
            <span>{recordingInWords(one, t)}</span>
            {amends && !AMENDS_ANOTHER.test(one.type) && (
              <>
                {' '}
                <ToPutRight entry={one} {...amends} />
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
};
