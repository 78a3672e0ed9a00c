import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Actor, PersonalClass } from '#kernel/decider';
import type { Purpose } from '../purpose.js';
import type { Role } from '../role.js';

/** The personal data that may be opened for one request: set by the reading gate, checked by every personal value. */
export class OpenableClasses {
  readonly #classes = new Map<string, ReadonlySet<PersonalClass>>();
  readonly #openings = new Map<string, Set<Purpose | 'past'>>();

  /** @param opening the purpose for which the record itself was opened, or that a past state of it was */
  add(survivorId: string, classes: readonly PersonalClass[], opening?: Purpose | 'past'): void {
    if (opening) this.#openings.set(survivorId, (this.#openings.get(survivorId) ?? new Set()).add(opening));
    this.#classes.set(survivorId, new Set([...(this.#classes.get(survivorId) ?? []), ...classes]));
  }

  /**
   * For which the present record was opened; undefined for one of which only values were shown, and where a request opens
   * it several times in different ways: a row does not say to which of them it belongs.
   */
  purposeOf(survivorId: string): Purpose | undefined {
    const [opening, another] = this.#openings.get(survivorId) ?? [];
    return opening === 'past' || another !== undefined ? undefined : opening;
  }

  /** @param ids all of these survivors; without any, everyone with a disclosure in this request. */
  includes(personalClass: PersonalClass, ids: readonly string[] = []): boolean {
    const known = ids.length > 0 ? ids.map((id) => this.#classes.get(id)) : [...this.#classes.values()];
    if (known.length === 0 || known.includes(undefined)) throw new MissingDisclosure();
    return known.every((classes) => classes!.has(personalClass));
  }
}

/** A query shows personal values without having passed the reading gate: a bug, and nothing is shown. */
export class MissingDisclosure extends Error {
  override readonly name = 'MissingDisclosure';

  constructor() {
    super('A personal value was requested for a survivor whose record was not opened in this request.');
  }
}

/** The caller of a query and what the query shows; the reading gate also needs the survivor and the purpose. */
export interface Reader {
  readonly by: Actor;
  /** The query's name, or that of what hands its rows on. */
  readonly operation: string;
  readonly classes: readonly PersonalClass[];
  readonly disclosed: OpenableClasses;
}

/** The caller, from the token of this request. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => GqlExecutionContext.create(context).getContext<{ by: Actor }>().by,
);

export const CurrentReader = createParamDecorator((_: unknown, context: ExecutionContext): Reader => {
  const graphql = GqlExecutionContext.create(context);
  const { by, disclosed, operation } = graphql.getContext<Pick<Reader, 'by' | 'disclosed'> & Partial<Reader>>();
  const info = graphql.getInfo<GraphQLResolveInfo>();
  return { by, operation: operation ?? info.fieldName, classes: personalClassesIn(info, by), disclosed };
});

/** Extensions of a schema field that shows personal values. */
export interface ShowsPersonal {
  readonly personal: readonly PersonalClass[];
  readonly readableBy?: readonly Role[] | undefined;
}

/** The classes of personal data that a document selects below one of its root fields. */
export const personalClassesIn = (info: GraphQLResolveInfo, { role }: Actor): PersonalClass[] => {
  const found = new Set<PersonalClass>();
  const fragments = new Set<string>();
  const isIncluded = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if !== false;
  const look = (type: GraphQLOutputType, { selections }: SelectionSetNode): void => {
    for (const node of selections.filter(isIncluded)) {
      if (node.kind === Kind.INLINE_FRAGMENT) look(type, node.selectionSet);
      else if (node.kind === Kind.FIELD) {
        const named = getNamedType(type);
        const field = isObjectType(named) ? named.getFields()[node.name.value] : undefined;
        if (!field) continue; // __typename
        const { personal = [], readableBy } = field.extensions as Partial<ShowsPersonal>;
        if (!readableBy || readableBy.some((one) => one === role)) for (const one of personal) found.add(one);
        if (node.selectionSet) look(field.type, node.selectionSet);
      } else if (!fragments.has(node.name.value)) {
        fragments.add(node.name.value); // each once: nested fragments could take exponential time
        look(type, info.fragments[node.name.value]!.selectionSet);
      }
    }
  };
  for (const { selectionSet } of info.fieldNodes) if (selectionSet) look(info.returnType, selectionSet);
  return [...found];
};
