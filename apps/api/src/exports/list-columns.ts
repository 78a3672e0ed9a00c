import type { PlaceNames } from './place-names.js';
import type { SheetCell } from './sheet.js';

type LabelOf = (list: string, code: string | null) => SheetCell;

/** What a row shows: a field, for a code the label in its list, and for the code of a place its name. */
export type ExportColumn<Node> = readonly [
  heading: string,
  value: (node: Node, label: LabelOf, names: PlaceNames) => SheetCell,
];

/** A code on which other systems rely, and beside it the name for people. */
const OFFICE: readonly ExportColumn<{ readonly office: string }>[] = [
  ['office', ({ office }) => office],
  ['officeName', ({ office }, _, { offices }) => offices.get(office) ?? null],
];

const PROVINCE: readonly ExportColumn<{ readonly province: string }>[] = [
  ['province', ({ province }) => province],
  ['provinceName', ({ province }, _, { places }) => places.get(province) ?? null],
];

interface Text {
  readonly value?: string | null;
}

interface WithName {
  readonly name?: Readonly<
    Record<'familyName' | 'givenName' | 'localFamilyName' | 'localGivenName', Text | null>
  > | null;
}

/** The names in a query of people: selected only once the rows are counted. */
export const NAME = `name @include(if: $opened) {
  familyName { value } givenName { value } localFamilyName { value } localGivenName { value }
}`;

const joinParts = (...parts: readonly (Text | null | undefined)[]): string =>
  parts.flatMap((part) => part?.value ?? []).join(' ');

const NAMES: readonly ExportColumn<WithName>[] = [
  ['name', ({ name }) => joinParts(name?.familyName, name?.givenName)],
  ['localName', ({ name }) => joinParts(name?.localFamilyName, name?.localGivenName)],
];

interface Task {
  readonly kind: string;
  readonly dueOn: string;
  readonly overdue: boolean;
}

interface Case extends WithName {
  readonly caseNumber: string;
  readonly status: string;
  readonly riskLevel: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly referredOn: string;
  readonly lastContactOn: string | null;
  readonly office: string;
  readonly worker: string | null;
  readonly nextTask: Task | null;
}

export const CASELOAD_COLUMNS: readonly ExportColumn<Case>[] = [
  ['caseNumber', ({ caseNumber }) => caseNumber],
  ...NAMES,
  ['sex', ({ sex }, label) => label('Sex', sex)],
  ['birthYear', ({ birthYear }) => birthYear],
  ['status', ({ status }, label) => label('CaseStatus', status)],
  ['riskLevel', ({ riskLevel }, label) => label('RiskLevel', riskLevel)],
  ['referredOn', ({ referredOn }) => referredOn],
  ['lastContactOn', ({ lastContactOn }) => lastContactOn],
  ...OFFICE,
  ['worker', ({ worker }) => worker],
  ['nextTask', ({ nextTask }, label) => label('TaskKind', nextTask?.kind ?? null)],
  ['dueOn', ({ nextTask }) => nextTask?.dueOn ?? null],
];

interface Work extends WithName {
  readonly caseNumber: string;
  readonly office: string;
  readonly worker: string | null;
  readonly riskLevel: string | null;
  readonly tasks: readonly (Task & { readonly count: number })[];
}

export const WORK_COLUMNS: readonly ExportColumn<Work>[] = [
  ['caseNumber', ({ caseNumber }) => caseNumber],
  ...NAMES,
  ...OFFICE,
  ['worker', ({ worker }) => worker],
  ['riskLevel', ({ riskLevel }, label) => label('RiskLevel', riskLevel)],
  ['dueOn', ({ tasks }) => tasks[0]?.dueOn ?? null],
  ['overdue', ({ tasks }) => tasks.filter(({ overdue }) => overdue).length],
  ['tasks', ({ tasks }, label) => tasks.map(({ kind, dueOn }) => `${label('TaskKind', kind)} (${dueOn})`).join('; ')],
];

interface ReceivedReferral extends WithName {
  readonly caseNumber: string;
  readonly on: string;
  readonly source: string;
  readonly urgency: string;
  readonly office: string;
  readonly province: string;
  readonly sex: string;
  readonly birthYear: number | null;
}

export const RECEIVED_REFERRAL_COLUMNS: readonly ExportColumn<ReceivedReferral>[] = [
  ['on', ({ on }) => on],
  ['caseNumber', ({ caseNumber }) => caseNumber],
  ...NAMES,
  ['sex', ({ sex }, label) => label('Sex', sex)],
  ['birthYear', ({ birthYear }) => birthYear],
  ['source', ({ source }, label) => label('ReferralSource', source)],
  ['urgency', ({ urgency }, label) => label('Urgency', urgency)],
  ...OFFICE,
  ...PROVINCE,
];

interface OutgoingReferral extends WithName {
  readonly caseNumber: string;
  readonly on: string;
  readonly toOrganisation: string;
  readonly services: readonly string[];
  readonly answer: string | null;
  readonly answeredOn: string | null;
}

export const MADE_REFERRAL_COLUMNS: readonly ExportColumn<OutgoingReferral>[] = [
  ['on', ({ on }) => on],
  ['caseNumber', ({ caseNumber }) => caseNumber],
  ...NAMES,
  ['toOrganisation', ({ toOrganisation }) => toOrganisation],
  ['services', ({ services }, label) => services.map((service) => label('ServiceType', service)).join('; ')],
  ['answer', ({ answer }, label) => label('ReferralAnswer', answer)],
  ['answeredOn', ({ answeredOn }) => answeredOn],
];

interface CourtCaseRow {
  readonly prosecutionId: string;
  readonly commencedOn: string;
  readonly court: string;
  readonly article: string;
  readonly survivors: number;
  readonly outcome: string | null;
  readonly accused: number;
  readonly decided: readonly string[];
  readonly nextHearing: string | null;
}

export const COURT_CASE_COLUMNS: readonly ExportColumn<CourtCaseRow>[] = [
  ['commencedOn', ({ commencedOn }) => commencedOn],
  ['court', ({ court }) => court],
  ['article', ({ article }) => article],
  ['survivors', ({ survivors }) => survivors],
  ['outcome', ({ outcome }, label) => label('ProsecutionOutcome', outcome)],
  ['accused', ({ accused }) => accused],
  ['decided', ({ decided }, label) => decided.map((outcome) => label('ProsecutionOutcome', outcome)).join('; ')],
  ['nextHearing', ({ nextHearing }) => nextHearing],
  ['id', ({ prosecutionId }) => prosecutionId],
];

interface OperationResult {
  readonly on: string;
  readonly met: number;
  readonly screened: number;
  readonly referred: number;
  readonly materials: readonly { readonly count: number }[];
}

interface OperationRow {
  readonly on: string;
  readonly kind: string;
  readonly office: string;
  readonly province: string;
  readonly withAuthorities: readonly string[];
  readonly result: OperationResult | null;
}

/** Empty until somebody records a result, which is not the same as nought. */
const RESULT: readonly ExportColumn<OperationRow>[] = [
  ['resultOn', ({ result }) => result?.on ?? null],
  ['met', ({ result }) => result?.met ?? null],
  ['screened', ({ result }) => result?.screened ?? null],
  ['referred', ({ result }) => result?.referred ?? null],
  ['materials', ({ result }) => result?.materials.reduce((sum, { count }) => sum + count, 0) ?? null],
];

export const OPERATION_COLUMNS: readonly ExportColumn<OperationRow>[] = [
  ['on', ({ on }) => on],
  ['kind', ({ kind }, label) => label('OperationKind', kind)],
  ...OFFICE,
  ...PROVINCE,
  ['authorities', ({ withAuthorities }) => withAuthorities.join('; ')],
  ...RESULT,
];

interface Activity {
  readonly on: string;
  readonly to: string;
  readonly kind: string;
  readonly programme: string | null;
  readonly topics: readonly string[];
  readonly audience: string;
  readonly districts: readonly string[];
  readonly attendees: number;
  readonly materials: number;
  readonly reach: number;
}

export const ACTIVITY_COLUMNS: readonly ExportColumn<Activity>[] = [
  ['on', ({ on }) => on],
  ['to', ({ to }) => to],
  ['kind', ({ kind }, label) => label('PreventionKind', kind)],
  ['programme', ({ programme }, label) => label('PreventionProgramme', programme)],
  ['topics', ({ topics }, label) => topics.map((topic) => label('PreventionTopic', topic)).join('; ')],
  ['audience', ({ audience }) => audience],
  ['districts', ({ districts }) => districts.join('; ')],
  [
    'districtNames',
    ({ districts }, _, { places }) => districts.map((district) => places.get(district) ?? district).join('; '),
  ],
  ['attendees', ({ attendees }) => attendees],
  ['materials', ({ materials }) => materials],
  ['reach', ({ reach }) => reach],
];
