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

/** The length of a page: the default and the maximum. */
const PAGE = 50;
/** The assumed length of a list without pages: goals of a plan, cells of a figure. */
const LIST = 10;
/** The length of those that are longer: all figures, or one for each of 36 months. */
const LONG_LISTS: Readonly<Record<string, number>> = {
  figures: FIGURES.length,
  annualReport: FIGURES.length,
  figureTrend: 36,
};
/** What a field costs beside the values that it returns: a search through all facts. */
const SEARCHES: Readonly<Record<string, number>> = { 'Figure.events': 250 };

/** The size of the largest operation in the document. A fragment is measured once, however often it is spread. */
export const sizeOf = (document: DocumentNode, schema: GraphQLSchema): Size => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<string, Size>();

  const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined, paged: boolean): Size =>
    selections
      .map((node): Size => {
        if (node.kind === Kind.FIELD) return ofField(node, parent, paged);
        if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value, paged);
        const type = node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent;
        return ofSelections(node.selectionSet, type, paged);
      })
      .reduce(addSizes, NOTHING);

  const ofFragment = (name: string, paged: boolean): Size => {
    const key = `${name} ${paged}`;
    const size = known.get(key);
    if (size) return size;
    known.set(key, NOTHING); // GraphQL's own rules refuse recursive fragments
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const measured = ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), paged);
    known.set(key, measured);
    return measured;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined, paged: boolean): Size => {
    const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined;
    const alias = node.alias?.value.length ?? 0;
    const here = { depth: 1, aliases: alias > 0 ? 1 : 0, longestAlias: alias, rootFields: 1, cost: 1 };
    // introspection is deep by nature, and GraphQL has a limit of its own for it
    if (!node.selectionSet || node.name.value.startsWith('__')) return here;
    const below = ofSelections(node.selectionSet, field && getNamedType(field.type), isPaged(field));
    return {
      depth: 1 + below.depth,
      aliases: here.aliases + below.aliases,
      longestAlias: Math.max(alias, below.longestAlias),
      rootFields: 1,
      cost: 1 + (SEARCHES[`${parent?.name}.${node.name.value}`] ?? 0) + timesOf(node, field, paged) * below.cost,
    };
  };

  return document.definitions
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
    .map((node) => ofSelections(node.selectionSet, schema.getRootType(node.operation) ?? undefined, false))
    .reduce(largest, NOTHING);
};

type Field = GraphQLField<unknown, unknown>;

const isPaged = (field: Field | undefined): boolean => field?.args.some(({ name }) => name === 'first') ?? false;

/** A page multiplies what is below it once: by `first`, at its edges. */
const timesOf = (node: FieldNode, field: Field | undefined, withinPage: boolean): number => {
  if (isPaged(field)) {
    const first = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    return first?.kind === Kind.INT ? Math.min(PAGE, Math.max(1, Number(first.value))) : PAGE;
  }
  return field && !withinPage && isListOfObjects(field) ? lengthOf(node) : 1;
};

/** A list that is asked for by ids has as many at most; a variable may stand for all. */
const lengthOf = (node: FieldNode): number => {
  const ids = node.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (ids?.kind === Kind.LIST) return Math.max(1, ids.values.length);
  return LONG_LISTS[node.name.value] ?? LIST;
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
