import {
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { FIGURES } from '#reporting/figures';

/** The size of a document, computed before anything runs. */
export interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly longestAlias: number;
  readonly rootFields: number;
  readonly cost: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, longestAlias: 0, rootFields: 0, cost: 0 };

/** How many items a page has: unless `first` is given, and at most. A variable may stand for the most. */
export const PAGE = { shown: 50, most: 50 };
/** Those that differ. */
export const PAGES: Readonly<Record<string, typeof PAGE>> = {
  flawedRecords: { shown: 50, most: 100 },
  officeRequests: { shown: 50, most: 100 },
  offices: { shown: 100, most: 100 },
  organisations: { shown: 100, most: 100 },
  otherReviews: { shown: 100, most: 1_000 },
  recordAlarms: { shown: 50, most: 100 },
  searchSurvivors: { shown: 20, most: 20 },
  staff: { shown: 100, most: 100 },
  suspectedDuplicates: { shown: 10, most: 50 },
  undeliveredNotices: { shown: 100, most: 100 },
};
/** The assumed length of a list without pages: goals of a plan, cells of a figure. */
const LIST = 10;
/** The length of those that are longer, such as all figures, or one for each of 36 months. */
const LONG_LISTS: Readonly<Record<string, number>> = {
  figures: FIGURES.length,
  annualReport: FIGURES.length,
  figureTrend: 36,
  // beside due work, whatever the length of its page
  courtReviews: PAGES['otherReviews']!.shown,
  operationReviews: PAGES['otherReviews']!.shown,
  requests: 100,
};
/** The lengths of lists within a pair of records: there are two, and each is shown with the entries of a whole case. */
const LISTS_OF_PAIRS: Readonly<Record<string, number>> = {
  'SuspectedDuplicate.records': 2,
  'ComparedRecord.entries': 50,
};
/** What a field costs beside the values that it returns: a search through all facts. */
const SEARCHES: Readonly<Record<string, number>> = { 'Figure.events': 250 };

/** The size of the largest operation in the document. A fragment is measured once, however often it is spread. */
export const sizeOf = (document: DocumentNode, schema: GraphQLSchema): Size => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<string, Size>();

  const ofSelections = (
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    page: number | undefined,
  ): Size =>
    selections
      .map((node): Size => {
        if (node.kind === Kind.FIELD) return ofField(node, parent, page);
        if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value, page);
        const type = node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent;
        return ofSelections(node.selectionSet, type, page);
      })
      .reduce(addSizes, NOTHING);

  const ofFragment = (name: string, page: number | undefined): Size => {
    const key = `${name} ${page}`;
    const size = known.get(key);
    if (size) return size;
    known.set(key, NOTHING); // GraphQL's own rules refuse recursive fragments
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const measured = ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page);
    known.set(key, measured);
    return measured;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined, withinPage: number | undefined): Size => {
    const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
    const alias = node.alias?.value.length ?? 0;
    const here = { depth: 1, aliases: alias > 0 ? 1 : 0, longestAlias: alias, rootFields: 1, cost: 1 };
    // introspection is deep by nature, and GraphQL has a limit of its own for it
    if (!node.selectionSet || node.name.value.startsWith('__')) return here;
    const page = pageOf(node, field);
    const isList = field !== undefined && isListOfObjects(field);
    const below = ofSelections(node.selectionSet, field && getNamedType(field.type), isList ? undefined : page);
    const named = `${parent?.name}.${node.name.value}`;
    const times = isList ? (LISTS_OF_PAIRS[named] ?? page ?? lengthOf(node, withinPage)) : 1;
    return {
      depth: 1 + below.depth,
      aliases: here.aliases + below.aliases,
      longestAlias: Math.max(alias, below.longestAlias),
      rootFields: 1,
      cost: 1 + (SEARCHES[named] ?? 0) + times * below.cost,
    };
  };

  return document.definitions
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
    .map((node) => ofSelections(node.selectionSet, schema.getRootType(node.operation) ?? undefined, undefined))
    .reduce(largest, NOTHING);
};

type Field = GraphQLField<unknown, unknown>;

/** How many items a field with pages returns at most: itself, or in the lists directly below it. */
const pageOf = (node: FieldNode, field: Field | undefined): number | undefined => {
  if (!field?.args.some(({ name }) => name === 'first')) return undefined;
  const { shown, most } = PAGES[field.name] ?? PAGE;
  const first = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (!first || first.kind === Kind.NULL) return shown;
  return first.kind === Kind.INT ? Math.min(most, Math.max(1, Number(first.value))) : most;
};

/** A list that is asked for by ids has as many at most; a variable may stand for all. */
const lengthOf = (node: FieldNode, withinPage: number | undefined): number => {
  const ids = node.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (ids?.kind === Kind.LIST) return Math.max(1, ids.values.length);
  const length = LONG_LISTS[node.name.value];
  return withinPage === undefined ? (length ?? LIST) : Math.max(withinPage, length ?? 0);
};

const isListOfObjects = ({ type }: Field): boolean =>
  isListType(getNullableType(type)) && isCompositeType(getNamedType(type));

const addSizes = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  longestAlias: Math.max(one.longestAlias, other.longestAlias),
  rootFields: one.rootFields + other.rootFields,
  cost: one.cost + other.cost,
});

const largest = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  aliases: Math.max(one.aliases, other.aliases),
  longestAlias: Math.max(one.longestAlias, other.longestAlias),
  rootFields: Math.max(one.rootFields, other.rootFields),
  cost: Math.max(one.cost, other.cost),
});
