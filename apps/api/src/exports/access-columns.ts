import type { ExportColumn } from './list-columns.js';

interface Text {
  readonly value?: string | null;
}

interface OfficeRequest {
  readonly kind: string;
  readonly state: string;
  readonly office: string;
  readonly fromOffice: string | null;
  readonly caseNumber: string | null;
  readonly outcome: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly answerBy: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly until: string | null;
  readonly notifiedAt: string | null;
  readonly reason?: Text | null;
  readonly answerReason?: Text | null;
}

export const OFFICE_REQUEST_COLUMNS: readonly ExportColumn<OfficeRequest>[] = [
  ['askedAt', ({ askedAt }) => askedAt],
  ['kind', ({ kind }, label) => label('OfficeRequestKind', kind)],
  ['caseNumber', ({ caseNumber }) => caseNumber],
  ['outcome', ({ outcome }, label) => label('ProsecutionOutcome', outcome)],
  ['askedBy', ({ askedBy }) => askedBy],
  ['fromOffice', ({ fromOffice }) => fromOffice],
  ['askedOffice', ({ office }) => office],
  ['reason', ({ reason }) => reason?.value ?? null],
  ['state', ({ state }, label) => label('OfficeRequestState', state)],
  ['answerBy', ({ answerBy }) => answerBy],
  ['answeredAt', ({ answeredAt }) => answeredAt],
  ['answeredBy', ({ answeredBy }) => answeredBy],
  ['answerReason', ({ answerReason }) => answerReason?.value ?? null],
  ['until', ({ until }) => until],
  ['notifiedAt', ({ notifiedAt }) => notifiedAt],
];

interface LooksOfDay {
  readonly day: string;
  readonly manner: string;
  readonly who: string;
  readonly role: string;
  readonly office: string | null;
  readonly deputyOf: string | null;
  readonly purpose: string | null;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly classes: readonly string[];
}

export const LOOK_COLUMNS: readonly ExportColumn<LooksOfDay>[] = [
  ['on', ({ day }) => day],
  ['manner', ({ manner }, label) => label('LookManner', manner)],
  ['who', ({ who }) => who],
  ['role', ({ role }, label) => label('Role', role)],
  ['office', ({ office }) => office],
  ['officeName', ({ office }, _, { offices }) => (office === null ? null : (offices.get(office) ?? null))],
  ['deputyOf', ({ deputyOf }) => deputyOf],
  ['purpose', ({ purpose }, label) => label('Purpose', purpose)],
  ['looks', ({ count }) => count],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['classes', ({ classes }, label) => classes.map((one) => label('PersonalClass', one)).join('; ')],
];

type AttemptsOfDay = Pick<LooksOfDay, 'day' | 'who' | 'role' | 'count' | 'first' | 'last'> & {
  readonly operation: string;
  readonly records: number;
  readonly figures: readonly string[];
};

export const ATTEMPT_COLUMNS: readonly ExportColumn<AttemptsOfDay>[] = [
  ['on', ({ day }) => day],
  ['who', ({ who }) => who],
  ['role', ({ role }, label) => label('Role', role)],
  ['operation', ({ operation }) => operation],
  ['looks', ({ count }) => count],
  ['records', ({ records }) => records],
  ['figures', ({ figures }) => figures.join('; ')],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
];

type ReasonReading = Pick<LooksOfDay, 'who' | 'role' | 'office' | 'deputyOf'> & {
  readonly at: string;
  readonly operationId: string;
  readonly entryId: string;
};

export const REASON_COLUMNS: readonly ExportColumn<ReasonReading>[] = [
  ['at', ({ at }) => at],
  ['who', ({ who }) => who],
  ['role', ({ role }, label) => label('Role', role)],
  ['office', ({ office }) => office],
  ['officeName', ({ office }, _, { offices }) => (office === null ? null : (offices.get(office) ?? null))],
  ['deputyOf', ({ deputyOf }) => deputyOf],
  ['operationId', ({ operationId }) => operationId],
  ['entryId', ({ entryId }) => entryId],
];

interface RecordAlarm {
  readonly who: string;
  readonly role: string;
  readonly office: string | null;
  readonly at: string;
  readonly records: number;
}

export const ALARM_COLUMNS: readonly ExportColumn<RecordAlarm>[] = [
  ['at', ({ at }) => at],
  ['who', ({ who }) => who],
  ['role', ({ role }, label) => label('Role', role)],
  ['office', ({ office }) => office],
  ['records', ({ records }) => records],
];
