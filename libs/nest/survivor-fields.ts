import { Inject, type Type } from '@nestjs/common';
import { Context, Extensions, Field, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { PersonalClass } from '#kernel/decider';
import { keepingPlans, withoutInPart, type View } from '#kernel/projections';
import type { PersonalRequest } from './graphql/personal-field.js';
import { MissingDisclosure, type ShowsPersonal } from './graphql/reader.js';
import { UuidScalar } from './graphql/scalars.js';
import { Survivor } from './survivor.type.js';

export interface SurvivorField {
  readonly view: Type<View>;
  readonly many: boolean;
  readonly description: string;
  /** That a row exists says something of this class: without it, the reader sees no row. */
  readonly revealing?: PersonalClass;
  /** What one row of the table is shown as, where that is several. */
  readonly each?: (row: never) => readonly object[];
  /** What the rows say together, where one completes another. */
  readonly together?: (rows: never) => readonly object[];
}

const LAST_EVENT = 'The id of the entry that changed it last: the timeline shows that entry.';

/** The fields that a step adds to a survivor: rows of its tables, or past rows in a replay. */
export const fieldsOf = (shown: Readonly<Record<string, SurvivorField>>): Type => {
  @Resolver(() => Survivor)
  class Fields {
    constructor(@Inject(DataSource) readonly db: DataSource) {}
  }
  for (const [name, field] of Object.entries(shown)) {
    const { view, many, description, revealing } = field;
    Field(() => UuidScalar, { description: LAST_EVENT })(view.prototype as object, 'lastEventId');
    const method = async function (this: Fields, survivor: Survivor, request: Partial<PersonalRequest>) {
      const rows = await rowsShown(this.db, field, survivor, request);
      return many ? rows : (rows[0] ?? null);
    };
    Object.defineProperty(Fields.prototype, name, { value: method, writable: true, configurable: true });
    Reflect.defineMetadata('design:paramtypes', [Object, Object], Fields.prototype, name);
    Parent()(Fields.prototype, name, 0);
    Context()(Fields.prototype, name, 1);
    const descriptor = Object.getOwnPropertyDescriptor(Fields.prototype, name)!;
    const type = many ? () => [view] : () => view;
    ResolveField(name, type, { nullable: !many, description })(Fields.prototype, name, descriptor);
    if (revealing) Extensions({ personal: [revealing] } satisfies ShowsPersonal)(Fields.prototype, name, descriptor);
  }
  return Fields;
};

/** The rows of a field as this reader sees them; none where their existence alone says too much. */
const rowsShown = async (
  db: DataSource,
  { view, revealing, each, together }: SurvivorField,
  { id, rows, inPart }: Survivor,
  request: Partial<PersonalRequest>,
): Promise<readonly object[]> => {
  const left = withoutInPart(view);
  if ((inPart && !left) || !isDisclosed(revealing, id, request)) return [];
  const found = rows ? (rows.get(view) ?? []) : await findRows(db, view, id);
  const complete = together ? together(found as never) : found;
  const several = each ? complete.flatMap((row) => each(row as never)) : complete;
  return inPart ? several.map((row) => ({ ...row, ...nothingIn(left!) })) : several;
};

const findRows = (db: DataSource, view: Type<View>, survivorId: string): Promise<View[]> =>
  keepingPlans(() =>
    db.getRepository(view).find({ where: { survivorId } as object, order: { position: 'ASC' } as object }),
  );

const nothingIn = (columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, null]));

const isDisclosed = (
  revealing: PersonalClass | undefined,
  id: string,
  { disclosed }: Partial<PersonalRequest>,
): boolean => {
  if (revealing === undefined) return true;
  if (!disclosed) throw new MissingDisclosure();
  return disclosed.includes(revealing, [id]);
};
