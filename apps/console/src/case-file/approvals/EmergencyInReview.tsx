import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { instantInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { EMERGENCY_WORDS } from '../documents/words/case.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import type { Decision } from './decisions.js';

interface Props {
  readonly file: CaseFile;
  readonly decision: Decision;
}

/** Who opened the record in an emergency, for how long, and the reason in their words; what they saw stands in the access log. */
export const EmergencyInReview = ({ file: { brokenGlass }, decision: { id } }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { survivorId, purpose } = useCaseFile();
  const one = brokenGlass.find(({ breakGlassId }) => breakGlassId === id);
  if (!one) return null;
  return (
    <>
      <Facts>
        <Fact label={t('file.emergency')}>
          {[
            one.openedBy,
            t(`role.${one.role}`),
            one.office && label(one.office),
            instantInWords(one.openedAt),
            t('registers.until', { day: instantInWords(one.until) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        <Fact label={t('file.reasons')}>{label(one.reason, 'BreakGlassReason')}</Fact>
      </Facts>
      <SealedValues query={EMERGENCY_WORDS} label={t('file.emergencyWords')} opened>
        {(survivor) => (
          <p>
            <PersonalValue of={survivor.brokenGlass.find(({ breakGlassId }) => breakGlassId === id)?.explanation} />
          </p>
        )}
      </SealedValues>
      <p>
        <Link to="/replay" hash="looked" search={{ survivorId, purpose }}>
          {t('file.looked')}
        </Link>
      </p>
    </>
  );
};
