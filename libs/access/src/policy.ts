import { createMongoAbility, subject, type MongoAbility, type MongoQuery, type RawRuleOf } from '@casl/ability';
import { PERSONAL_CLASSES, type Actor, type PersonalClass } from '#decider';
import { ROLES, mutationNameOf, type Purpose, type Role } from '#step';
import type { Basis } from './basis.js';
import { MATRIX, type Row } from './matrix.js';
import type { Disclosure } from './reading-gate.js';
import type { Relation } from './relation.js';

/** Raised with every change of what follows: a reading can be explained by the policy that was in force. */
export const POLICY_VERSION = 1;

type Rule = RawRuleOf<MongoAbility>;

/** Which relation entitles a role to a case, and on what basis: of several the last counts. */
const ENTITLED: Readonly<Record<Role, readonly { readonly basis: Basis; readonly to: MongoQuery }[]>> = {
  CASE_WORKER: [
    { basis: 'Reception', to: { received: true } },
    { basis: 'Assignment', to: { assignedAs: 'CaseWorker' } },
  ],
  SUPERVISOR: [
    { basis: 'Reception', to: { received: true } },
    { basis: 'Supervision', to: { sameOffice: true } },
  ],
  LEGAL_OFFICER: [{ basis: 'Assignment', to: { assignedAs: 'LegalOfficer' } }],
  FORENSIC_INTERVIEWER: [{ basis: 'Assignment', to: { assignedAs: 'ForensicInterviewer' } }],
  AUDITOR: [],
  ANALYST: [],
  ADMINISTRATOR: [],
};

/** What each needs to do the work. Where she lives is the first thing that those who sold her would ask. */
const CLASSES_OF: Readonly<Record<Role, readonly PersonalClass[]>> = {
  CASE_WORKER: PERSONAL_CLASSES,
  SUPERVISOR: PERSONAL_CLASSES,
  LEGAL_OFFICER: ['identity', 'contact', 'testimony'],
  FORENSIC_INTERVIEWER: ['identity', 'testimony'],
  AUDITOR: PERSONAL_CLASSES,
  ANALYST: [],
  ADMINISTRATOR: [],
};

const PURPOSES_OF: Readonly<Record<Role, readonly Purpose[]>> = {
  CASE_WORKER: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  SUPERVISOR: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUPERVISION', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  LEGAL_OFFICER: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST'],
  FORENSIC_INTERVIEWER: ['CARE', 'SAFETY', 'COURT'],
  AUDITOR: ['COURT', 'SAFETY', 'SUBJECT_REQUEST', 'AUDIT', 'DATA_QUALITY'],
  ANALYST: [],
  ADMINISTRATOR: [],
};

/** What a purpose does not need, whoever has it. */
const WITHHELD_FROM: Readonly<Partial<Record<Purpose, readonly PersonalClass[]>>> = {
  REFERRAL: ['testimony'],
  DATA_QUALITY: ['health', 'testimony'],
};

/** With these an auditor sees who she is; with the others only what happened. */
const OPENS: readonly Purpose[] = ['COURT', 'SAFETY', 'SUBJECT_REQUEST'];

/** Whoever works with cases may break the glass of one. */
const CASE_ROLES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];

const reading = (
  classes: readonly PersonalClass[],
  purposes: readonly Purpose[],
  basis: Basis,
  to: MongoQuery = {},
): Rule => ({
  action: 'read',
  subject: ['case', ...classes],
  conditions: { ...to, purpose: { $in: purposes } },
  reason: basis,
});

const rulesOf = (role: Role): Rule[] => [
  ...ENTITLED[role].flatMap(({ basis, to }): Rule[] => [
    { action: 'record', subject: 'case', conditions: to, reason: basis },
    reading(CLASSES_OF[role], PURPOSES_OF[role], basis, to),
  ]),
  ...(role === 'AUDITOR'
    ? [reading([], PURPOSES_OF[role], 'Audit'), reading(CLASSES_OF[role], OPENS, 'Oversight')]
    : []),
  ...(CASE_ROLES.includes(role)
    ? [reading(PERSONAL_CLASSES, ['BREAK_GLASS'], 'BreakGlass', { brokeGlass: true })]
    : []),
  ...Object.entries(WITHHELD_FROM).map(([purpose, withheld]): Rule => ({
    action: 'read',
    subject: [...withheld],
    conditions: { purpose },
    inverted: true,
  })),
];

const ABILITIES = new Map<string, MongoAbility>(ROLES.map((role) => [role, createMongoAbility(rulesOf(role))]));

const rowOf = (operation: string): Row | undefined =>
  Object.hasOwn(MATRIX, operation) ? MATRIX[operation] : undefined;

/** Nothing where the role may not ask this of anybody. */
const abilityFor = ({ role }: Actor, row: Row | undefined): MongoAbility | undefined => {
  const ability = ABILITIES.get(role);
  return ability && row?.whose[role as Role] ? ability : undefined;
};

/**
 * What somebody may see of one survivor, for the purpose that is named.
 * @returns nothing where it is nothing at all: who is refused learns as much as if she were not there.
 */
export const decide = ({
  by,
  operation,
  relation,
  purpose,
  classes,
}: {
  readonly by: Actor;
  readonly operation: string;
  readonly relation: Relation;
  readonly purpose: Purpose;
  readonly classes: readonly PersonalClass[];
}): Disclosure | undefined => {
  const ability = abilityFor(by, rowOf(operation));
  const asked = (what: 'case' | PersonalClass) => subject(what, { ...relation, purpose });
  const rule = ability?.relevantRuleFor('read', asked('case'));
  if (!ability || !rule || rule.inverted) return undefined;
  return { basis: rule.reason as Basis, classes: classes.filter((one) => ability.can('read', asked(one))) };
};

/**
 * Whether somebody may send a command about a survivor's case. It says nothing of whether the rules allow it.
 * @param relation nothing where there is no case yet
 */
export const mayCommand = (by: Actor, command: string, relation: Relation | undefined): boolean => {
  const row = rowOf(mutationNameOf(command));
  const ability = abilityFor(by, row);
  if (!row || !ability) return false;
  if (row.kind === 'begins' && !relation) return true;
  if (row.kind !== 'begins' && row.kind !== 'records') return false;
  return relation !== undefined && ability.can('record', subject('case', { ...relation }));
};
