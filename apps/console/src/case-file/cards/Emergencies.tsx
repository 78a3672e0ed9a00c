import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInWords, instantInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import type { CaseFile } from '../documents/case-file.js';
import { EMERGENCY_WORDS, ERASURE_WORDS } from '../documents/words/case.js';
import { Fact, Facts } from '../Fact.js';
import { SeveralValues } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

interface EmergenciesProps {
  readonly of: CaseFile['brokenGlass'];
}

/** Who opened the record in an emergency, until when, and what the review found. */
export const Emergencies = ({ of }: EmergenciesProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  return of.map((one) => (
    <Fact key={one.breakGlassId} label={t('file.emergency')}>
      {joinKnown(
        one.openedBy,
        label(one.reason, 'BreakGlassReason'),
        t('file.fromTo', { from: instantInWords(one.openedAt), to: instantInWords(one.until) }),
        one.reviewedAt === null
          ? t('file.notReviewed')
          : t(one.upheld ? 'file.foundJustified' : 'file.foundUnjustified', { who: one.reviewedBy }),
      )}
    </Fact>
  ));
};

/** Why each emergency access could not wait, and what its review noted. */
export const EmergencyWords = ({ of }: EmergenciesProps) => {
  const { t } = useTranslation();
  return (
    <SealedValues query={EMERGENCY_WORDS} label={t('file.emergencyWords')}>
      {({ brokenGlass }) => (
        <Facts>
          {of.map(({ breakGlassId, openedBy, openedAt, reviewedBy }) => {
            const words = brokenGlass.find((one) => one.breakGlassId === breakGlassId);
            return (
              <Fragment key={breakGlassId}>
                <Fact label={joinKnown(openedBy, instantInWords(openedAt))}>
                  <SeveralValues of={[words?.explanation]} />
                </Fact>
                {words?.note && (
                  <Fact label={joinKnown(reviewedBy, t('file.note'))}>
                    <SeveralValues of={[words.note]} />
                  </Fact>
                )}
              </Fragment>
            );
          })}
        </Facts>
      )}
    </SealedValues>
  );
};

interface ErasureProps {
  readonly survivorId: string;
  readonly erasure: NonNullable<CaseFile['erasure']>;
}

/** How far an erasure is, who asked for it and who approved it. */
export const ErasureFact = ({ survivorId, erasure: one }: ErasureProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Fact
      label={t('file.erasure')}
      places={['Erasure', survivorId, 'status', 'askedBy', 'requestedBy', 'approvedBy', 'inCareReason', 'erasedAt']}
      entry={one.lastEventId}
    >
      {joinKnown(
        label(one.status, 'ErasureStatus'),
        label(one.askedBy, 'ErasureAskedBy'),
        one.requestedBy && t('file.requestedBy', { who: one.requestedBy }),
        one.requestedOn && dayInWords(one.requestedOn),
        one.approvedBy && t('file.approvedBy', { who: one.approvedBy }),
        one.approvedOn && dayInWords(one.approvedOn),
        label(one.inCareReason, 'ErasureInCareReason'),
        one.erasedAt && instantInWords(one.erasedAt),
      )}
    </Fact>
  );
};

/** What was written about it, on a press. */
export const ErasureWords = () => {
  const { t } = useTranslation();
  return (
    <SealedValues query={ERASURE_WORDS} label={t('file.erasureWords')}>
      {({ erasure }) => (
        <Facts>
          <Fact label={t('file.note')}>
            <SeveralValues of={[erasure?.note]} />
          </Fact>
          {erasure?.reason && (
            <Fact label={t('file.whyWithdrawn')}>
              <SeveralValues of={[erasure.reason]} />
            </Fact>
          )}
        </Facts>
      )}
    </SealedValues>
  );
};
