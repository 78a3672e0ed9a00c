import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { NOTE_WORDS } from '../documents/words/agenda.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

type Note = CaseFile['notes'][number];

const byDay = (one: Note, other: Note): number => (one.on < other.on ? -1 : 1);

/** The notes of the colleagues: their days and kinds, and on a press their words. */
export const Notes = ({ file: { notes } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const newest = notes.toSorted(byDay).toReversed();
  return (
    <Card id="notes" count={notes.length}>
      <Facts>
        {newest.slice(0, 3).map((one) => (
          <Fact
            key={one.noteId}
            label={dayInWords(one.on)}
            places={['Note', one.noteId, 'kind', 'on']}
            entry={one.lastEventId}
          >
            {label(one.kind, 'NoteKind')} · {one.recordedBy}
          </Fact>
        ))}
      </Facts>
      <SealedValues query={NOTE_WORDS} label={t('file.noteWords')}>
        {(survivor) => (
          <Facts>
            {newest.map((one) => (
              <Fact key={one.noteId} label={dayInWords(one.on)}>
                <PersonalValue of={survivor.notes.find(({ noteId }) => noteId === one.noteId)?.text} />
              </Fact>
            ))}
          </Facts>
        )}
      </SealedValues>
    </Card>
  );
};
