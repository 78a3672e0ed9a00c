import type { Actor } from '#kernel/decider';
import type { DuplicateCommands, RequestCommands } from '#domain/between-offices';
import type { GivenCommand } from './given-command.js';

const [SURVIVOR, OTHER, CASE] = [
  'bb55443a-693c-4f16-a348-266bb02256a6',
  'cc66554b-7a4d-5027-b459-377cc13367b7',
  'dd77665c-8b5e-5138-856a-488dd24478c8',
];

const person = (id: string, role: string, office: string): Actor => ({ id, role, organisation: 'A21', office });
const [SOKHA, SOPHEA] = [person('sokha', 'CASE_WORKER', 'Poipet'), person('sophea', 'SUPERVISOR', 'SiemReapCac')];

export const ASKING = {
  AskOffice: SOKHA,
  UseConsent: SOKHA,
  NotifyOffice: SOKHA,
  AnswerOffice: SOPHEA,
  WithdrawOfficeRequest: SOKHA,
};

const opening = { kind: 'OpenInEmergency', survivorId: SURVIVOR!, office: 'SiemReapCac' } as const;
const ending = {
  kind: 'EndProsecution',
  prosecutionId: CASE!,
  outcome: 'Discontinued',
  office: 'SiemReapCac',
} as const;
const amending = { kind: 'AmendOperation', operationId: CASE!, eventId: OTHER!, office: 'SiemReapCac' } as const;

const filing = { kind: 'FileReferral', referralId: OTHER!, office: 'SiemReapCac' } as const;

/** What one office asks of another, and is notified by it. */
export const REQUESTS: readonly (readonly GivenCommand<RequestCommands>[])[] = [
  [
    ['AskOffice', { ...opening, reason: 'private: a brother is with us' }],
    ['AnswerOffice', { granted: true, reason: 'private: go on' }],
    ['UseConsent', opening],
    ['NotifyOffice', opening],
  ],
  [
    ['AskOffice', { ...ending, reason: 'private: the court has closed it' }],
    ['NotifyOffice', ending],
  ],
  [
    ['AskOffice', { ...amending, reason: 'private: it was ours' }],
    ['NotifyOffice', amending],
  ],
  [
    ['AskOffice', { ...filing, reason: 'private: of your town' }],
    ['NotifyOffice', filing],
  ],
  [
    ['AskOffice', { ...filing, reason: 'private: of another town' }],
    ['WithdrawOfficeRequest', {}],
  ],
];

const OFFICES = ['Poipet', 'SiemReapCac'];
const SUSPECTED: GivenCommand<DuplicateCommands> = [
  'SuspectDuplicate',
  { survivorIds: [SURVIVOR!, OTHER!], offices: OFFICES, reasons: ['SAME_NAME'] },
];

/** The supervisors of both offices, in turn. */
export const JUDGING = { JudgeDuplicate: [SOPHEA, person('makara', 'SUPERVISOR', 'Poipet')] };

const judging = (isSame: boolean): GivenCommand<DuplicateCommands> => ['JudgeDuplicate', { isSame, offices: OFFICES }];

export const DUPLICATES: readonly (readonly GivenCommand<DuplicateCommands>[])[] = [
  [SUSPECTED, ['FollowOffices', { offices: ['Battambang', 'SiemReapCac'] }]],
  [SUSPECTED, judging(true), judging(true)],
  [SUSPECTED, judging(false), judging(false)],
];
