import { useTranslation } from 'react-i18next';
import { provinceInWords } from '../../forms/places.js';
import { dayInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import { Mark } from '../../caseload/Mark.js';
import { Card, Fold, Presses } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { CLOSURE_WORDS, REFERRAL_WORDS } from '../documents/words/plan.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import { Emergencies, EmergencyWords, ErasureFact, ErasureWords } from './Emergencies.js';

/** To which organisations the survivor was referred, and what they answered. */
export const Referrals = ({ file: { referralsMade } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Card id="referrals" count={referralsMade.length}>
      <Facts>
        {referralsMade.toReversed().map((one) => (
          <Fact
            key={one.referralId}
            label={one.toOrganisation}
            places={['ReferralMade', one.referralId, 'on', 'services', 'answer', 'answeredOn']}
            entry={one.lastEventId}
          >
            {[
              dayInWords(one.on),
              one.services.map((service) => label(service, 'ServiceType')).join(', '),
              one.answer
                ? `${label(one.answer, 'ReferralAnswer')}${one.answeredOn ? `, ${dayInWords(one.answeredOn)}` : ''}`
                : t('file.noAnswer'),
            ].join(' · ')}
          </Fact>
        ))}
      </Facts>
      <SealedValues query={REFERRAL_WORDS} label={t('file.referralWords')}>
        {(survivor) => (
          <Facts>
            {survivor.referralsMade.map(({ referralId, reason }) => (
              <Fact
                key={referralId}
                label={referralsMade.find((one) => one.referralId === referralId)?.toOrganisation ?? ''}
              >
                <PersonalValue of={reason} />
              </Fact>
            ))}
          </Facts>
        )}
      </SealedValues>
    </Card>
  );
};

/** Whether the case is over, who worked on it, and who opened it in an emergency. */
export const Closing = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { id: survivorId, aftercare, closure, referral, assignments, brokenGlass, erasure } = file;
  const ended = assignments.filter(({ endedOn }) => endedOn !== null);
  return (
    <Card id="closing">
      <Facts>
        {referral && (
          <Fact
            label={t('file.received')}
            places={['Referral', survivorId, 'on', 'source', 'urgency', 'province']}
            entry={referral.lastEventId}
          >
            {joinKnown(
              dayInWords(referral.on),
              label(referral.source, 'ReferralSource'),
              label(referral.urgency, 'Urgency'),
              referral.province && provinceInWords(referral.province),
            )}
          </Fact>
        )}
        {aftercare && (
          <Fact
            label={t('file.entered')}
            places={['Aftercare', survivorId, 'enteredOn', 'basis', 'intake']}
            entry={aftercare.lastEventId}
          >
            {[
              dayInWords(aftercare.enteredOn),
              label(aftercare.basis, 'EntryBasis'),
              label(aftercare.intake, 'Intake'),
            ].join(' · ')}
          </Fact>
        )}
        {assignments
          .filter(({ endedOn }) => endedOn === null)
          .map((one) => (
            <Assigned key={one.assignmentId} one={one} />
          ))}
        <Fact
          label={t('file.closure')}
          places={['Closure', survivorId, ...(closure?.status === 'OPEN' ? [] : ['status']), 'reason', 'closedOn']}
          entry={closure?.lastEventId}
        >
          {closure ? <ClosureState closure={closure} /> : <NotRecorded />}
        </Fact>
        {closure?.reopenedOn && (
          <Fact
            label={t('file.reopened')}
            places={['Closure', survivorId, 'reopenedOn', 'retrafficking']}
            entry={closure.lastEventId}
          >
            {dayInWords(closure.reopenedOn)}
            {closure.retrafficking && (
              <>
                {' '}
                <Mark tone="danger">{t('file.retrafficked')}</Mark>
              </>
            )}
          </Fact>
        )}
        <Emergencies of={brokenGlass} />
        {erasure && <ErasureFact survivorId={survivorId} erasure={erasure} />}
      </Facts>
      <Presses>
        {closure && <ClosureWords isReopened={closure.status === 'OPEN'} />}
        {brokenGlass.length > 0 && <EmergencyWords of={brokenGlass} />}
        {erasure && <ErasureWords />}
      </Presses>
      <Fold label={t('file.formerColleagues')} count={ended.length}>
        <Facts>
          {ended.map((one) => (
            <Assigned key={one.assignmentId} one={one} />
          ))}
        </Facts>
      </Fold>
    </Card>
  );
};

/** The last request and what became of it; of a case that is open again, that it was closed before. */
const ClosureState = ({ closure }: { readonly closure: NonNullable<CaseFile['closure']> }) => {
  const label = useLabels();
  const { status, reason, closedOn, requestedOn } = closure;
  return [
    label(status === 'OPEN' ? 'CLOSED' : status, 'ClosureStatus'),
    label(reason, 'ClosureReason'),
    dayInWords(closedOn ?? requestedOn),
  ].join(' · ');
};

const Assigned = ({ one }: { readonly one: CaseFile['assignments'][number] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Fact
      label={label(one.as, 'AssignedAs')}
      places={['Assignment', one.assignmentId, 'as', 'worker', 'since', 'endedOn']}
      entry={one.lastEventId}
    >
      {one.worker} ·{' '}
      {one.endedOn
        ? t('file.fromTo', { from: dayInWords(one.since), to: dayInWords(one.endedOn) })
        : t('file.since', { day: dayInWords(one.since) })}
    </Fact>
  );
};

/**
 * On a press, what the last entry says in words: the final assessment, or of a case that is open again, why. The reason
 * of the closure is a code, and shown already.
 */
const ClosureWords = ({ isReopened }: { readonly isReopened: boolean }) => {
  const { t } = useTranslation();
  const label = t(isReopened ? 'file.whyReopened' : 'file.finalAssessment');
  return (
    <SealedValues query={CLOSURE_WORDS} label={label}>
      {({ closure }) => (
        <Facts>
          <Fact label={label}>
            <PersonalValue of={isReopened ? closure?.why : closure?.finalAssessment} />
          </Fact>
        </Facts>
      )}
    </SealedValues>
  );
};
