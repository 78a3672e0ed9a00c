import { buildSchema, isObjectType, parse, specifiedRules, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { answerTo } from '#platform';
import { FIGURES } from '#reporting/figures';
import { DOCUMENT } from './document.js';
import { PAGE, PAGES, sizeOf } from './measure.js';
import { notTooComplex } from './not-too-complex.rule.js';

const schema = buildSchema(`
  type Query { survivor(id: ID): Survivor, caseload(first: Int, after: String): Caseload!, plans: [Plan!]!, otherReviews(first: Int): Reviews!, recordAlarms(first: Int): [Alarm!]!, figures(ids: [String!]): [Figure!]!, figureTrend: [Figure!]!, suspectedDuplicates(first: Int): Pairs }
  type Pairs { edges: [Pair!]! }
  type Pair { node: SuspectedDuplicate }
  type SuspectedDuplicate { records: [ComparedRecord!]! }
  type ComparedRecord { name: String, entries: [Entry!]! }
  type Entry { on: String }
  type Figure { id: ID, events(first: Int): Caseload }
  type Alarm { who: String }
  type Reviews { count: Int, courtReviews: [Review!]!, operationReviews: [Review!]! }
  type Review { id: ID, court: String }
  type Mutation { record: Int }
  type Caseload { edges: [Edge!]!, total: Int }
  type Edge { node: Survivor! }
  type Survivor { cases(first: Int): Caseload, name: String, sister: Survivor, plans: [Plan!]!, languages: [String!]! }
  type Plan { goal: String, survivor: Survivor }
`);

const size = (source: string) => sizeOf(parse(source), schema);
const refusalOf = (source: string) =>
  validate(schema, parse(source), [...specifiedRules, notTooComplex]).flatMap(({ originalError }) =>
    originalError ? [answerTo(originalError)] : [],
  );
const times = (count: number, each: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => each(n)).join(' ');
const sisters = (count: number) => `{ survivor { ${'sister { '.repeat(count)} name ${'}'.repeat(count)} } }`;

describe('the size of a document', () => {
  it('includes the depth of its fields, wherever they are written', () => {
    expect(size('{ survivor { name } }').depth).toBe(2);
    expect(size('{ ... on Query { survivor { ...A } } } fragment A on Survivor { sister { name } }').depth).toBe(3);
  });

  it('counts aliases and root fields through fragments', () => {
    const spread = '{ ...R ...R } fragment R on Query { a: survivor { b: name } }';
    expect(size(spread)).toMatchObject({ aliases: 4, rootFields: 2, longestAlias: 1 });
  });

  it.each([
    ['{ survivor { name } }', 2],
    ['{ survivor { languages } }', 2],
    ['{ plans { goal } }', 1 + 10],
    ['{ caseload(first: 3) { edges { node { name } } } }', 2 + 3 * 2],
    ['{ caseload { total edges { node { name } } } }', 3 + 50 * 2],
    ['{ caseload(first: 1000000) { edges { node { name } } } }', 2 + 50 * 2],
    ['{ caseload(first: -7) { edges { node { name } } } }', 2 + 2],
    ['query ($n: Int) { caseload(first: $n) { edges { node { name } } } }', 2 + 50 * 2],
    ['{ otherReviews { count courtReviews { id } operationReviews { id court } } }', 4 + 100 * 3],
    ['{ otherReviews(first: null) { courtReviews { id } } }', 2 + 100],
    ['{ otherReviews(first: 300) { courtReviews { id } } }', 2 + 300],
    ['{ otherReviews(first: 1000000) { courtReviews { id } } }', 2 + 1_000],
    ['query ($n: Int) { otherReviews(first: $n) { courtReviews { id } } }', 2 + 1_000],
    ['{ recordAlarms { who } }', 1 + 50],
    ['{ recordAlarms(first: 100) { who } }', 1 + 100],
    ['{ figures { id } }', 1 + FIGURES.length],
    ['{ figures(ids: ["M1", "M2"]) { id } }', 1 + 2],
    ['query ($ids: [String!]) { figures(ids: $ids) { id } }', 1 + FIGURES.length],
    ['{ figureTrend { id } }', 1 + 36],
    ['{ figures(ids: ["M1"]) { events(first: 2) { total } a: events(first: 1) { total } } }', 1 + 2 * 252],
    ['{ suspectedDuplicates(first: 3) { edges { node { records { name entries { on } } } } } }', 2 + 3 * (2 + 2 * 52)],
    ['{ caseload(first: 3) { edges { node { plans { goal } } } } }', 2 + 3 * (1 + 1 + 10)],
    ['{ caseload(first: 3) { ...C } } fragment C on Caseload { edges { node { name } } }', 2 + 3 * 2],
  ])('includes the number of values that %s may return', (source, cost) => {
    expect(size(source).cost).toBe(cost);
  });

  it('is the size of the largest operation', () => {
    expect(size('query A { survivor { name } } query B { a: plans { goal } }')).toMatchObject({ aliases: 1, depth: 2 });
  });

  it('is computed quickly, however often fragments are spread', () => {
    const bomb = `{ survivor { ...F0 } } ${times(60, (n) => `fragment F${n} on Survivor { a: sister { ...F${n + 1} } b: sister { ...F${n + 1} } }`)} fragment F60 on Survivor { name }`;
    expect(size(bomb)).toMatchObject({ depth: 62, cost: expect.any(Number) });
    expect(size(bomb).aliases).toBeGreaterThan(2 ** 60);
  });

  it('is computed for recursive fragments, which GraphQL refuses', () => {
    const cycle =
      '{ survivor { ...A } } fragment A on Survivor { sister { ...B } } fragment B on Survivor { sister { ...A } }';
    expect(size(cycle).depth).toBe(3);
    expect(validate(schema, parse(cycle), [...specifiedRules, notTooComplex])).toHaveLength(1);
  });

  it('does not depend on whether the schema has a field', () => {
    expect(size('{ nothing { at { all } } }')).toMatchObject({ depth: 3, cost: 3 });
  });
});

describe('the lengths of pages', () => {
  it('are those that the schema describes', () => {
    const types = buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap();
    const paged = Object.values(types).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).filter(({ args }) => args.some(({ name }) => name === 'first'))
        : [],
    );
    const described = paged.map(({ name, args }) => {
      const { description } = args.find((one) => one.name === 'first')!;
      const numbers = description!.match(/\d+/g)!.map(Number);
      return [name, { shown: numbers.at(-1), most: Math.max(...numbers) }];
    });
    const measured = paged.map(({ name }) => [name, PAGES[name] ?? PAGE]);
    expect(measured).toEqual(described);
    expect(Object.keys(PAGES).filter((name) => !paged.some((one) => one.name === name))).toEqual([]);
  });
});

describe('a document', () => {
  it.each<[string, string, string]>([
    ['too deep', sisters(DOCUMENT.depth - 1), 'fields deep at most'],
    [
      'with too many aliases',
      `{ survivor { ${times(DOCUMENT.aliases + 1, (n) => `a${n}: name`)} } }`,
      'aliases at most',
    ],
    [
      'that gives __typename many names',
      `{ ${times(DOCUMENT.aliases + 1, (n) => `a${n}: __typename`)} }`,
      'aliases at most',
    ],
    ['with a long alias', `{ survivor { ${'a'.repeat(DOCUMENT.aliasLength + 1)}: name } }`, 'letters at most'],
    [
      'that asks many things',
      `{ ${times(DOCUMENT.rootFields + 1, (n) => `a${n}: plans { goal }`)} }`,
      'things at most',
    ],
    ['of many commands', `mutation { ${times(DOCUMENT.rootFields + 1, (n) => `a${n}: record`)} }`, 'things at most'],
    [
      'that searches the events of all figures under several names',
      `{ figures { ${times(3, (n) => `e${n}: events(first: 1) { total }`)} } }`,
      'too many values',
    ],
    [
      'that asks for the longest list under several names',
      `{ ${times(5, (n) => `r${n}: otherReviews(first: 1000) { courtReviews { ...R } operationReviews { ...R } }`)} } fragment R on Review { id court }`,
      'too many values',
    ],
    [
      'that leads to many values',
      '{ caseload { edges { node { cases { edges { node { plans { goal } a: plans { goal } } } } } } } }',
      'too many values',
    ],
  ])('%s is refused with a sentence', (_, source, words) => {
    const [answer] = refusalOf(source);
    expect(answer).toEqual({ message: expect.stringContaining(words), extensions: { code: 'TOO_COMPLEX' } });
    expect(answer!.message).toMatch(/^\S.{10,298}\.$/);
  });

  it.each<[string, string]>([
    ['with the maximum depth', sisters(DOCUMENT.depth - 2)],
    ['with the maximum number of aliases', `{ survivor { ${times(DOCUMENT.aliases, (n) => `a${n}: name`)} } }`],
    ['with the maximum number of root fields', `{ ${times(DOCUMENT.rootFields, (n) => `a${n}: plans { goal }`)} }`],
    ['with a page of events behind each figure', '{ figures { id events(first: 50) { edges { node { name } } } } }'],
    [
      'about the schema',
      '{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }',
    ],
  ])('%s is answered', (_, source) => {
    expect(refusalOf(source)).toEqual([]);
  });
});
