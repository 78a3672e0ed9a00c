import { useTranslation } from 'react-i18next';
import { Mark, RISK_TONE } from '../../caseload/Mark.js';
import { districtInWords, provinceInWords } from '../../forms/places.js';
import type { Personal } from '../../journey/name.js';
import { dayInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import { Card, Presses } from '../Card.js';
import { HOME, RISK_DOMAINS, RISK_REASONS, SAFETY_PLAN } from '../documents/sealed.js';
import type { CaseFile } from '../documents/case-file.js';
import { Fact, Facts, None, NotRecorded } from '../Fact.js';
import { PersonalValue, SeveralValues } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import { Household, HouseholdWords } from './Household.js';
import { currentPlan, formerPlans } from './safety-plan.js';
import { Scores } from './Scores.js';

/** The risk, the home, and the household with its unsafe members. */
export const Safety = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const latest = latestOf(file.riskAssessments);
  return (
    <Card id="safety">
      <Risk file={file} />
      <Household file={file} />
      <Home file={file} />
      <Presses>
        {latest && (
          <SealedValues query={RISK_DOMAINS} label={t('file.domains')}>
            {({ riskAssessments }) => (
              <Scores of={riskAssessments.find(({ assessmentId }) => assessmentId === latest.assessmentId)} />
            )}
          </SealedValues>
        )}
        {latest && (
          <SealedValues query={RISK_REASONS} label={t('file.riskReasons')}>
            {({ riskAssessments }) => {
              const words = riskAssessments.find(({ assessmentId }) => assessmentId === latest.assessmentId);
              return (
                <Facts>
                  <Fact label={t('file.reasons')}>
                    <PersonalValue of={words?.reasons} />
                  </Fact>
                  <Fact label={t('file.note')}>
                    <PersonalValue of={words?.note} />
                  </Fact>
                </Facts>
              );
            }}
          </SealedValues>
        )}
        <HouseholdWords file={file} />
        {(file.aftercare || file.reintegrations.length > 0) && (
          <>
            <SealedValues query={HOME} label={t('file.address')}>
              {(survivor) => (
                <Facts>
                  <Fact label={t('file.homeDistrict')}>
                    <PersonalValue of={inDistrict(survivor.referral?.district)} />
                  </Fact>
                  <Fact label={t('file.addressOnly')}>
                    <PersonalValue of={survivor.aftercare?.address} />
                  </Fact>
                  <Fact label={t('file.carer')}>
                    <PersonalValue of={survivor.aftercare?.carer} />
                  </Fact>
                  {survivor.reintegrations.map(({ reintegrationId, district, place, withWhom }) => (
                    <Fact key={reintegrationId} label={t('file.reintegration')}>
                      <SeveralValues of={[inDistrict(district), place, withWhom]} />
                    </Fact>
                  ))}
                </Facts>
              )}
            </SealedValues>
            <SealedValues query={SAFETY_PLAN} label={t('file.safetyPlan')}>
              {(survivor) => (
                <Facts>
                  <Fact label={t('file.safetyPlan')}>
                    <PersonalValue of={currentPlan(survivor)} />
                  </Fact>
                  {formerPlans(survivor).map(({ reintegrationId, completedOn, safetyPlan }) => (
                    <Fact
                      key={`plan ${reintegrationId}`}
                      label={t('file.formerSafetyPlan', { day: dayInWords(completedOn!) })}
                    >
                      <PersonalValue of={safetyPlan} />
                    </Fact>
                  ))}
                  {survivor.reintegrations.map(
                    ({ reintegrationId, note }) =>
                      note && (
                        <Fact key={reintegrationId} label={t('file.reintegration')}>
                          <PersonalValue of={note} />
                        </Fact>
                      ),
                  )}
                </Facts>
              )}
            </SealedValues>
          </>
        )}
      </Presses>
    </Card>
  );
};

/** The same with the name of the district instead of its code. */
const inDistrict = <District extends Personal>(district: District | null | undefined) =>
  district?.value ? { ...district, value: districtInWords(district.value) } : district;

const latestOf = (assessments: CaseFile['riskAssessments']) =>
  assessments.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)).at(-1);

const Risk = ({ file: { id: survivorId, risk, riskAssessments } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const latest = latestOf(riskAssessments);
  if (!latest)
    return (
      <Facts>
        <Fact label={t('risk')}>
          <NotRecorded record="assessRisk" />
        </Fact>
      </Facts>
    );
  const onBy = t('file.onBy', { day: dayInWords(latest.on), who: latest.assessedBy });
  return (
    <Facts>
      <Fact
        label={t('risk')}
        places={[
          ['Risk', survivorId, 'level', 'awaitingApproval'],
          ['RiskAssessment', latest.assessmentId, 'level', 'on'],
        ]}
        entry={latest.lastEventId}
      >
        {risk?.level ? (
          <>
            <Mark tone={RISK_TONE[risk.level] ?? 'plain'}>{label(risk.level, 'RiskLevel')}</Mark> {onBy}
          </>
        ) : (
          // no level counts since the case was reopened
          <>
            <NotRecorded record="assessRisk" /> ·{' '}
            {t('file.before', { value: `${label(latest.level, 'RiskLevel')}, ${onBy}` })}
          </>
        )}
        {risk?.awaitingApproval && ` · ${t('file.reductionWaits', { level: label(latest.level, 'RiskLevel') })}`}
      </Fact>
      <Fact
        label={t('file.indicators')}
        places={['RiskAssessment', latest.assessmentId, 'retraffickingIndicators']}
        entry={latest.lastEventId}
      >
        {latest.retraffickingIndicators.length > 0 ? (
          latest.retraffickingIndicators.map((one) => label(one, 'RetraffickingIndicator')).join(', ')
        ) : (
          <None />
        )}
      </Fact>
    </Facts>
  );
};

const Home = ({ file: { id: survivorId, aftercare, reintegrations } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Facts>
      <Fact
        label={t('file.home')}
        places={['Aftercare', survivorId, 'housing', 'housingSince', 'office', 'programme', 'suspended']}
        entry={aftercare?.lastEventId}
      >
        {aftercare ? (
          [
            label(aftercare.housing, 'Housing'),
            t('file.since', { day: dayInWords(aftercare.housingSince) }),
            t('file.programme', {
              programme: label(aftercare.programme, 'Programme'),
              // where the care is given from: alone it would read as the place of the home
              office: label(aftercare.office),
            }),
            aftercare.suspended && t('file.suspended'),
          ]
            .filter(Boolean)
            .join(' · ')
        ) : (
          <NotRecorded record="enterAftercare" />
        )}
      </Fact>
      {reintegrations.map((one) => (
        <Fact
          key={one.reintegrationId}
          label={t('file.reintegration')}
          places={[
            'Reintegration',
            one.reintegrationId,
            'arrangement',
            'province',
            'plannedOn',
            one.completedOn ? 'completedOn' : 'expectedOn',
          ]}
          entry={one.lastEventId}
        >
          {joinKnown(
            label(one.arrangement, 'Housing'),
            one.province && provinceInWords(one.province),
            one.plannedOn && t('file.plannedOn', { day: dayInWords(one.plannedOn) }),
            one.completedOn
              ? t('file.since', { day: dayInWords(one.completedOn) })
              : one.expectedOn && t('file.expected', { day: dayInWords(one.expectedOn) }),
          )}
        </Fact>
      ))}
    </Facts>
  );
};
