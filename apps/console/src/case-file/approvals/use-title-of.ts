import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLabels, type LabelOf } from '../../language/labels.js';
import type { CaseFile } from '../documents/case-file.js';
import type { Decision, DecisionKind } from './decisions.js';

interface Words {
  readonly t: TFunction;
  readonly label: LabelOf;
}

type Title = (file: CaseFile, decision: Decision, words: Words) => string;

const TITLES: Readonly<Record<DecisionKind, Title>> = {
  plan: (_, { by }, { t }) => t('file.planBy', { who: by }),
  reduction: ({ risk, riskAssessments }, { id }, { t, label }) =>
    t('file.reduction', {
      from: label(risk?.level, 'RiskLevel'),
      to: label(riskAssessments.find(({ assessmentId }) => assessmentId === id)?.level, 'RiskLevel'),
    }),
  interest: ({ bestInterests }, { id }, { label }) =>
    label(bestInterests.find(({ bidId }) => bidId === id)?.measure, 'BestInterestMeasure'),
  override: ({ consents }, { id }, { t, label }) =>
    t('file.overrideOf', {
      what: (consents.find(({ consentId }) => consentId === id)?.scopes ?? [])
        .map((one) => label(one, 'ConsentScope'))
        .join(', '),
    }),
  entry: ({ corrections }, { id, by }, { label }) =>
    [label(corrections.find(({ eventId }) => eventId === id)?.kind ?? 'IRREGULAR', 'CorrectionKind'), by]
      .filter(Boolean)
      .join(' · '),
  closing: ({ closure }, _, { t, label }) => t('file.closingFor', { reason: label(closure?.reason, 'ClosureReason') }),
  erasure: (_, { by }, { t }) => t('file.erasureBy', { who: by }),
  emergency: ({ brokenGlass }, { id, by }, { t, label }) =>
    t('file.emergencyBy', {
      who: by,
      why: label(brokenGlass.find(({ breakGlassId }) => breakGlassId === id)?.reason, 'BreakGlassReason'),
    }),
};

/** What is decided, in one line. */
export const useTitleOf = (file: CaseFile, decision: Decision): string => {
  const { t } = useTranslation();
  const label = useLabels();
  return TITLES[decision.kind](file, decision, { t, label });
};
