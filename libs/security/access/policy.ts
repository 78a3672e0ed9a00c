import { createMongoAbility, subject, type MongoAbility, type MongoQuery, type RawRuleOf } from '@casl/ability';
import { PERSONAL_CLASSES, type Actor, type PersonalClass } from '#kernel/decider';
import { PURPOSES, ROLES, type Purpose, type Role } from '#nest';
import type { Basis } from './basis.js';
import {
  ROLES_WITH_CASES,
  CLASSES_OF,
  ENTITLED,
  OPENS,
  OPEN_IN_RESTRICTED,
  PURPOSES_OF,
  SHOWN_IN_PART,
  WITHHELD_FROM,
} from './entitlements.js';
import { OPERATIONS, type AccessRow } from './matrix.js';
import type { GrantedAccess } from './disclosure.js';
import { EMERGENCY_PURPOSE, WAYS, type Relation } from './relations.js';

type Rule = RawRuleOf<MongoAbility>;

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
  ...ENTITLED[role].flatMap(({ basis, way, inPart }): Rule[] => [
    { action: 'record', subject: 'case', conditions: { ways: way }, reason: basis },
    reading(inPart ?? CLASSES_OF[role], PURPOSES_OF[role], basis, { ways: way }),
  ]),
  ...(role === 'AUDITOR'
    ? [reading([], PURPOSES_OF[role], 'Audit'), reading(CLASSES_OF[role], OPENS, 'Oversight')]
    : []),
  ...(ROLES_WITH_CASES.includes(role)
    ? [reading(PERSONAL_CLASSES, [EMERGENCY_PURPOSE], 'BreakGlass', { brokeGlass: true })]
    : []),
  ...Object.entries(WITHHELD_FROM).map(([purpose, withheld]): Rule => ({
    action: 'read',
    subject: [...withheld],
    conditions: { purpose },
    inverted: true,
  })),
  {
    action: 'read',
    subject: [...PERSONAL_CLASSES],
    conditions: { restricted: true, purpose: { $nin: OPEN_IN_RESTRICTED } },
    inverted: true,
  },
];

const IN_PART: ReadonlySet<string | undefined> = new Set(
  Object.values(ENTITLED).flatMap((ways) => ways.flatMap(({ basis, inPart }) => (inPart ? [basis] : []))),
);

const ABILITIES = new Map<string, MongoAbility>(ROLES.map((role) => [role, createMongoAbility(rulesOf(role))]));

const rowOf = (operation: string): AccessRow | undefined =>
  Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;

/** Undefined where the role may not use this operation for any case. */
const abilityFor = ({ role }: Actor, row: AccessRow | undefined): MongoAbility | undefined => {
  const ability = ABILITIES.get(role);
  return ability && row?.scopeByRole[role as Role] ? ability : undefined;
};

/**
 * What a reader may see of one survivor for the stated purpose.
 * @returns undefined for nothing at all: a refused reader gets the same answer as if the survivor did not exist.
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
}): GrantedAccess | undefined => {
  const ability = abilityFor(by, rowOf(operation));
  const subjectFor = (what: 'case' | PersonalClass) => subject(what, { ...relation, purpose });
  const rule = ability?.relevantRuleFor('read', subjectFor('case'));
  if (!ability || !rule || rule.inverted) return undefined;
  const inPart = IN_PART.has(rule.reason);
  if (inPart && !SHOWN_IN_PART.has(operation)) return undefined;
  const shown = classes.filter((one) => ability.can('read', subjectFor(one)));
  return { basis: rule.reason as Basis, classes: shown, ...(inPart && { inPart }) };
};

/** Whether the role opens any record at all: without that, it sees of people only what may leave the service. */
export const opensRecords = ({ role }: Pick<Actor, 'role'>): boolean =>
  Object.values(OPERATIONS).some(({ kind, scopeByRole }) => kind === 'reads' && Boolean(scopeByRole[role as Role]));

/** Whether a reader may see, for some purpose, that the case is there and what its state allows: nothing personal. */
export const maySee = (by: Actor, operation: string, relation: Relation): boolean =>
  PURPOSES.some((purpose) => decide({ by, operation, relation, purpose, classes: [] }) !== undefined);

/** Whether a role reads for this purpose at all, whatever its relation to a case. */
export const mayStatePurpose = (by: Actor, operation: string, purpose: Purpose): boolean =>
  decide({ by, operation, relation: RELATED, purpose, classes: [] }) !== undefined;

const RELATED: Relation = { ways: WAYS, brokeGlass: true, restricted: false };

/**
 * The classes that a role may see for this purpose in a matter between offices, which both see without a relation to the
 * record that it is about.
 */
export const classesBetweenOffices = (
  asked: Omit<Parameters<typeof decide>[0], 'relation'> & Pick<Relation, 'restricted'>,
): readonly PersonalClass[] =>
  decide({ ...asked, relation: { ...RELATED, restricted: asked.restricted } })?.classes ?? [];

/** Whether the relation lets the actor record anything; broken glass opens a record for reading only. */
export const mayRecord = ({ role }: Actor, relation: Relation): boolean =>
  ABILITIES.get(role)?.can('record', subject('case', { ...relation })) ?? false;

/**
 * Whether an actor may send a command about a survivor's case. The rules of the decider are checked separately.
 * @param row undefined for an unknown command
 * @param relation undefined where there is no case yet
 */
export const mayCommand = (by: Actor, row: AccessRow | undefined, relation: Relation | undefined): boolean => {
  const ability = abilityFor(by, row);
  if (!row || !ability) return false;
  if (row.kind === 'begins' && !relation) return true;
  if (row.kind !== 'begins' && row.kind !== 'records') return false;
  return relation !== undefined && mayRecord(by, relation);
};
