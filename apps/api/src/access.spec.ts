import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import {
  BESIDE_GRAPHQL,
  UNRELATED,
  WAYS,
  decide,
  mayCommand,
  type CaseScope,
  type Relation,
  type AccessRow,
  type Way,
} from '#security/access';
import { MATRIX } from '#domain/aggregates';
import { PERSONAL_CLASSES, type Actor } from '#kernel/decider';
import { PURPOSES, ROLES, ROLES_KEY, type Role } from '#nest';
import { accessText, operationNamesIn } from './access-text.js';
import { resolvers } from './resolvers.js';
import { schemaText } from './schema-text.js';

let schema: string;
beforeAll(async () => {
  schema = await schemaText();
});

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** The roles that each resolver names for its operations; a query and a subscription of one name appear twice. */
const allowed = resolvers.flatMap((provider) => {
  const prototype = provider.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => ROOTS.has(Reflect.getMetadata('graphql:resolver_type', prototype[name]!) as string))
    .map((name) => [name, Reflect.getMetadata(ROLES_KEY, prototype[name]!) as readonly Role[]] as const);
});

const either = <Value>(...values: readonly Value[]) => values;

/** Every possible relation to a case, in all combinations. */
const RELATIONS: readonly Relation[] = WAYS.reduce<readonly (readonly Way[])[]>(
  (all, way) => all.flatMap((ways) => [ways, [...ways, way]]),
  [[]],
).flatMap((ways) => either(false, true).map((brokeGlass) => ({ ways, brokeGlass, restricted: false })));

const AS: Readonly<Partial<Record<Role, Way>>> = {
  CASE_WORKER: 'CaseWorker',
  LEGAL_OFFICER: 'LegalOfficer',
  FORENSIC_INTERVIEWER: 'ForensicInterviewer',
};

const isBlind = (role: Role, { ways }: Relation) =>
  role === 'FORENSIC_INTERVIEWER' && ways.includes('BlindInterviewer') && !ways.includes('ForensicInterviewer');

/** Shows whole entries, and so nothing to an interviewer before the interview. */
const SHOWS_ALL: readonly string[] = ['document', 'entries', 'timeline', 'timelineEntry', 'valueOrigins'];

/** The meaning of a cell, implemented a second time as plainly as possible. */
const MEANS: Readonly<Record<CaseScope, (role: Role, relation: Relation) => boolean>> = {
  '': () => false,
  own: (role, relation) =>
    (role === 'CASE_WORKER' && relation.ways.includes('received')) ||
    (AS[role] !== undefined && relation.ways.includes(AS[role])) ||
    isBlind(role, relation),
  office: (_, { ways }) => ways.includes('received') || ways.includes('office'),
  every: () => true,
};

const as = (role: Role): Actor => ({ id: 'sokha', role, organisation: 'A21', office: 'Poipet' });

const cells = Object.entries(MATRIX).flatMap(([name, row]) => ROLES.map((role) => [name, role, row] as const));
const ofKind = (...kinds: readonly AccessRow['kind'][]) => cells.filter(([, , { kind }]) => kinds.includes(kind));

const disagreements = (
  of: typeof cells,
  agrees: (name: string, role: Role, row: AccessRow, relation: Relation) => boolean,
) =>
  of.flatMap(([name, role, row]) =>
    RELATIONS.filter((relation) => !agrees(name, role, row, relation)).map((relation) => ({ name, role, relation })),
  );

describe('the access matrix', () => {
  it('has a row for every query, mutation and subscription, and no other', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual(
      [...new Set(operationNamesIn(schema)), ...Object.keys(BESIDE_GRAPHQL)].toSorted(),
    );
  });

  it('names the roles that the operations themselves name', () => {
    const inOrder = (roles: readonly Role[]) => ROLES.filter((role) => roles.includes(role));
    const rolesOf = ([name]: (typeof allowed)[number]) =>
      ROLES.filter((role) => MATRIX[name]?.scopeByRole[role] !== '');
    expect(allowed.map(([name, roles]) => [name, inOrder(roles)])).toEqual(
      allowed.map((each) => [each[0], rolesOf(each)]),
    );
    expect(allowed.map(([name]) => name).toSorted()).toEqual(operationNamesIn(schema).toSorted());
  });

  it('lets the same roles use a query and its subscription', () => {
    const live = Object.keys(buildSchema(schema).getSubscriptionType()!.getFields());
    expect(live).toEqual(['caseload', 'dueTasks', 'dueWork', 'figures', 'journey', 'otherReviews']);
    expect(MATRIX.journey).toEqual(MATRIX.survivor);
  });

  it('decides for every command which relations may send it', () => {
    const agrees = (_: string, role: Role, row: AccessRow, relation: Relation) =>
      mayCommand(as(role), row, relation) === MEANS[row.scopeByRole[role]](role, relation);
    expect(disagreements(ofKind('records'), agrees)).toEqual([]);
  });

  it('decides who begins a case: for an existing one, only colleagues with a relation learn of it', () => {
    for (const [, role, row] of ofKind('begins')) {
      const { scopeByRole } = row;
      expect(mayCommand(as(role), row, undefined)).toBe(scopeByRole[role] !== '');
      for (const relation of RELATIONS)
        expect(mayCommand(as(role), row, relation)).toBe(
          scopeByRole[role] !== '' && MEANS[role === 'SUPERVISOR' ? 'office' : 'own'](role, relation),
        );
    }
  });

  it('decides for every reading which relations may read, for some purpose or after breaking the glass', () => {
    const agrees = (operation: string, role: Role, { scopeByRole }: AccessRow, relation: Relation) => {
      const asked = { by: as(role), operation, relation, classes: PERSONAL_CLASSES };
      const usual = PURPOSES.filter((purpose) => purpose !== 'BREAK_GLASS');
      const glass = decide({ ...asked, purpose: 'BREAK_GLASS' }) !== undefined;
      const works = scopeByRole[role] !== '' && role !== 'AUDITOR';
      return (
        usual.some((purpose) => decide({ ...asked, purpose })) ===
          (MEANS[scopeByRole[role]](role, relation) && !(isBlind(role, relation) && SHOWS_ALL.includes(operation))) &&
        glass === (works && relation.brokeGlass)
      );
    };
    expect(disagreements(ofKind('reads', 'lists'), agrees)).toEqual([]);
  });

  it('lets nobody record by reading, or read by recording', () => {
    const all: Relation = { ...UNRELATED, ways: WAYS };
    for (const [, role, row] of ofKind('reads', 'lists', 'breakGlass', 'none'))
      expect(mayCommand(as(role), row, all)).toBe(false);
  });

  it('matches docs/reference/access.md, which npm run access writes', () => {
    expect(readFileSync('docs/reference/access.md', 'utf8')).toBe(accessText(schema));
  });
});
