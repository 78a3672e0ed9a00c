import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { shortOf } from '../../journey/name.js';
import type { CaseFile } from '../documents/case-file.js';
import { ERASURE_WORDS } from '../documents/words/case.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

/** Who asked for an erasure and why, what goes with it, and in which state the case is: nothing brings the data back. */
export const ErasureInReview = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { erasure, duplicates, overview, caseNumber } = file;
  if (!erasure) return null;
  const numberOf = (id: string): string =>
    duplicates.find(({ duplicateSurvivorId }) => duplicateSurvivorId === id)?.caseNumber ?? shortOf(id);
  return (
    <>
      <p>
        <Mark tone="danger">{t('file.irrevocable')}</Mark>
      </p>
      <Facts>
        <Fact
          label={t('file.askedBy')}
          places={['Erasure', file.id, 'askedBy', 'requestedBy', 'requestedOn']}
          entry={erasure.lastEventId}
        >
          {label(erasure.askedBy, 'ErasureAskedBy')} · {erasure.requestedBy} ·{' '}
          {erasure.requestedOn && dayInWords(erasure.requestedOn)}
        </Fact>
        <Fact label={t('file.erasedTogether')}>{[caseNumber, ...erasure.duplicates.map(numberOf)].join(', ')}</Fact>
        <Fact label={t('file.status')}>{overview && label(overview.status, 'CaseStatus')}</Fact>
      </Facts>
      <SealedValues query={ERASURE_WORDS} label={t('file.note')} opened>
        {(survivor) => (
          <p>
            <PersonalValue of={survivor.erasure?.note} />
          </p>
        )}
      </SealedValues>
    </>
  );
};
