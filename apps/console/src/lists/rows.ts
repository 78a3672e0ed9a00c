import type { TFunction } from 'i18next';
import type { ResultOf } from '../api/graphql.js';
import { agesIn } from '../case-file/age.js';
import { decidedInWords } from '../case-file/cards/court-details.js';
import type { NamedSurvivor } from '../caseload/documents.js';
import type { Tone } from '../caseload/Mark.js';
import { provinceInWords } from '../forms/places.js';
import { dayInWords, instantInWords, today } from '../language/days.js';
import { joinKnown, keepKnown } from '../language/known-facts.js';
import type { LabelOf } from '../language/labels.js';
import type { COURT_CASES, LISTED_OPERATIONS, PREVENTION, REFERRALS_MADE, REFERRALS_RECEIVED } from './documents.js';

/** The page that a row leads to. */
export type Target =
  | { readonly page: 'case'; readonly survivorId: string }
  | { readonly page: 'court'; readonly prosecutionId: string }
  | { readonly page: 'operation' | 'prevention'; readonly operationId: string };

/** A row of a list in words. */
export interface ListRow {
  readonly id: string;
  readonly target: Target;
  /** A survivor by name and case number, or the title of something else. */
  readonly head: string | { readonly caseNumber: string; readonly name: NamedSurvivor | null };
  readonly mark: readonly [tone: Tone, text: string] | null;
  readonly facts: readonly string[];
  readonly more: readonly string[];
}

export interface InWords {
  readonly label: LabelOf;
  readonly t: TFunction;
}

type NodeOf<Connection extends { readonly edges: readonly { readonly node: unknown }[] }> =
  Connection['edges'][number]['node'];
export type CourtCase = NodeOf<ResultOf<typeof COURT_CASES>['prosecutions']>;
export type Operation = NodeOf<ResultOf<typeof LISTED_OPERATIONS>['operations']>;
export type Prevention = NodeOf<ResultOf<typeof PREVENTION>['preventionActivities']>;
export type ReferralReceived = NodeOf<ResultOf<typeof REFERRALS_RECEIVED>['referralsReceived']>;
export type ReferralMade = NodeOf<ResultOf<typeof REFERRALS_MADE>['referralsMade']>;

/** An open case in which some of the accused are judged says so. */
const stillOpen = ({ accused, decided }: CourtCase, { label, t }: InWords): string =>
  decided.length === 0
    ? t('lists.open')
    : t('lists.ofTheAccused', { count: accused, outcomes: decidedInWords(decided, label) });

export const courtRow = (one: CourtCase, { label, t }: InWords): ListRow => ({
  id: one.prosecutionId,
  target: { page: 'court', prosecutionId: one.prosecutionId },
  head: one.court,
  mark: one.outcome ? ['calm', label(one.outcome, 'ProsecutionOutcome')] : ['watch', stillOpen(one, { label, t })],
  facts: keepKnown(
    t('lists.article', { article: one.article }),
    one.nextHearing && t('lists.hearing', { at: instantInWords(one.nextHearing) }),
  ),
  more: [dayInWords(one.commencedOn), t('lists.survivors', { count: one.survivors })],
});

/** What an operation led to; undefined while nobody recorded it. */
export const resultInWords = ({ result }: Pick<Operation, 'result'>, t: TFunction): string | undefined => {
  if (!result) return undefined;
  const { met, screened, referred, materials } = result;
  const handedOut = materials.reduce((sum, { count }) => sum + count, 0);
  const counts = { met, screened, referred, handedOut };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`lists.${name}`, { count }))
    .join(' · ');
};

export const operationRow = (one: Operation, { label, t }: InWords): ListRow => ({
  id: one.operationId,
  target: { page: 'operation', operationId: one.operationId },
  head: label(one.kind, 'OperationKind'),
  mark: one.result ? null : ['watch', t('lists.noResult')],
  facts: keepKnown(resultInWords(one, t), one.withAuthorities.join(', ')),
  more: [dayInWords(one.on), `${label(one.office)} · ${provinceInWords(one.province)}`],
});

export const daysInWords = ({ on, to }: Pick<Prevention, 'on' | 'to'>, t: TFunction): string =>
  on === to ? dayInWords(on) : t('timeline.span', { from: dayInWords(on), to: dayInWords(to) });

export const preventionRow = (one: Prevention, { label, t }: InWords): ListRow => {
  const { attendees, materials, reach } = one;
  const counts = Object.entries({ attendees, materials, reach }).filter(([, count]) => count > 0);
  return {
    id: one.operationId,
    target: { page: 'prevention', operationId: one.operationId },
    head: label(one.kind, 'PreventionKind'),
    mark: one.programme ? ['plain', label(one.programme, 'PreventionProgramme')] : null,
    facts: keepKnown(
      counts.map(([name, count]) => t(`lists.${name}`, { count })).join(' · '),
      one.topics.map((topic) => label(topic, 'PreventionTopic')).join(', '),
    ),
    more: [daysInWords(one, t), one.audience],
  };
};

export const receivedRow = (one: ReferralReceived, { label, t }: InWords): ListRow => ({
  id: one.survivorId,
  target: { page: 'case', survivorId: one.survivorId },
  head: one,
  mark: [one.urgency === 'IMMEDIATE' ? 'danger' : 'plain', label(one.urgency, 'Urgency')],
  facts: keepKnown(
    label(one.source, 'ReferralSource'),
    joinKnown(label(one.sex, 'Sex'), one.birthYear ? t('form.aboutAge', agesIn(one.birthYear, today())) : null),
  ),
  more: [dayInWords(one.on), `${label(one.office)} · ${provinceInWords(one.province)}`],
});

const ANSWER_TONE = { ACCEPTED: 'good', DECLINED: 'danger' } as const satisfies Readonly<Record<string, Tone>>;

export const madeRow = (one: ReferralMade, { label, t }: InWords): ListRow => ({
  id: one.referralId,
  target: { page: 'case', survivorId: one.survivorId },
  head: one,
  mark: one.answer ? [ANSWER_TONE[one.answer], label(one.answer, 'ReferralAnswer')] : ['watch', t('lists.waiting')],
  facts: [one.toOrganisation, one.services.map((service) => label(service, 'ServiceType')).join(', ')],
  more: keepKnown(dayInWords(one.on), one.answeredOn && t('lists.answeredOn', { day: dayInWords(one.answeredOn) })),
});
