import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Scores } from './Scores.js';
import type { CaseFile } from '../documents/case-file.js';
import { RISK_DOMAINS, RISK_REASONS } from '../documents/sealed.js';
import { Fact, Facts, None, NotRecorded } from '../Fact.js';
import { SeveralValues } from '../PersonalValue.js';
import { openGoals } from '../plan-changes.js';
import { SealedValues } from '../Sealed.js';

type Assessment = CaseFile['riskAssessments'][number];

/** The assessment that would lower the risk, and what the one before it said. */
export const Reduction = ({ one, before }: { readonly one: Assessment; readonly before: Assessment | undefined }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const signsIn = ({ retraffickingIndicators }: Assessment) =>
    retraffickingIndicators.map((code) => label(code, 'RetraffickingIndicator')).join(', ') || t('file.none');
  return (
    <>
      <Facts>
        <Fact
          label={t('file.assessedBy')}
          places={['RiskAssessment', one.assessmentId, 'assessedBy']}
          entry={one.lastEventId}
        >
          {one.assessedBy}
        </Fact>
        <Fact
          label={t('file.indicators')}
          places={['RiskAssessment', one.assessmentId, 'retraffickingIndicators']}
          entry={one.lastEventId}
        >
          {signsIn(one)}
          {before && signsIn(before) !== signsIn(one) && ` · ${t('file.before', { value: signsIn(before) })}`}
        </Fact>
      </Facts>
      <SealedValues query={RISK_DOMAINS} label={t('file.domains')} opened>
        {(survivor) => {
          const all = survivor.riskAssessments;
          const at = all.findIndex(({ assessmentId }) => assessmentId === one.assessmentId);
          return <Scores of={all[at]} before={all[at - 1]} />;
        }}
      </SealedValues>
      <SealedValues query={RISK_REASONS} label={t('file.riskReasons')} opened>
        {(survivor) => {
          const words = survivor.riskAssessments.find(({ assessmentId }) => assessmentId === one.assessmentId);
          return (
            <p>
              <SeveralValues of={[words?.reasons, words?.note]} />
            </p>
          );
        }}
      </SealedValues>
    </>
  );
};

/** What speaks for a closure or against it: the goals, the risk, and when somebody last met or called the survivor. */
export const StateAtClosing = ({ file }: { readonly file: CaseFile }) => {
  const { id: survivorId, casePlans, activePlan, risk, lastContact } = file;
  const { t } = useTranslation();
  const label = useLabels();
  const plan = casePlans.find(({ planId }) => planId === activePlan?.planId);
  const open = plan && openGoals(plan, casePlans);
  return (
    <Facts>
      <Fact label={t('file.openGoals')} entry={plan?.lastEventId}>
        {!open && <NotRecorded />}
        {open?.length === 0 && <None />}
        {open?.map(({ domain }) => label(domain, 'CsiDomain')).join(', ')}
      </Fact>
      <Fact label={t('risk')} places={['Risk', survivorId, 'level', 'assessedOn']}>
        {risk?.level ? label(risk.level, 'RiskLevel') : <NotRecorded />}
        {risk?.level && risk.assessedOn && ` · ${dayInWords(risk.assessedOn)}`}
      </Fact>
      <Fact label={t('file.lastContact')} entry={lastContact?.entryId}>
        {lastContact ? `${dayInWords(lastContact.on)} · ${lastContact.by.join(', ')}` : <NotRecorded />}
      </Fact>
    </Facts>
  );
};
