import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { useInputs } from '../../forms/use-inputs.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { shortOf } from '../../journey/name.js';
import { fieldNameOf } from '../../journey/timeline/field-names.js';
import type { CaseFile } from '../documents/case-file.js';
import { ERASURE_WORDS } from '../documents/words/case.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

/** Who asked for an erasure and why, what goes with it, and in which state the case is: nothing brings the data back. */
export const ErasureInReview = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inputs = useInputs();
  const { erasure, duplicates, overview, caseNumber } = file;
  if (!erasure) return null;
  const numberOf = (id: string): string =>
    duplicates.find(({ duplicateSurvivorId }) => duplicateSurvivorId === id)?.caseNumber ?? shortOf(id);
  const { guardianKin, childAssent } = erasure;
  const named = (field: string): string =>
    fieldNameOf({ command: 'RequestErasure' }, { within: null, field }, inputs, t);
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
        {guardianKin && (
          <Fact label={named('guardianKin')} places={['Erasure', file.id, 'guardianKin']} entry={erasure.lastEventId}>
            {label(guardianKin, 'GuardianKin')}
          </Fact>
        )}
        {childAssent !== null && (
          <Fact label={named('childAssent')} places={['Erasure', file.id, 'childAssent']} entry={erasure.lastEventId}>
            {t(childAssent ? 'form.yes' : 'form.no')}
          </Fact>
        )}
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
