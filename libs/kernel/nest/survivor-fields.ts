import { Inject, type Type } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { View } from '#kernel/projections';
import { Survivor } from './survivor.type.js';

export interface SurvivorField {
  readonly view: Type<View>;
  readonly many: boolean;
  readonly description: string;
}

/** The fields that a step adds to a survivor: rows of its tables, or past rows in a replay. */
export const fieldsOf = (shown: Readonly<Record<string, SurvivorField>>): Type => {
  @Resolver(() => Survivor)
  class Fields {
    constructor(@Inject(DataSource) readonly db: DataSource) {}
  }
  for (const [name, { view, many, description }] of Object.entries(shown)) {
    const method = async function (this: Fields, { id, rows }: Survivor) {
      const found = rows
        ? (rows.get(view) ?? [])
        : await this.db
            .getRepository(view)
            .find({ where: { survivorId: id } as object, order: { position: 'ASC' } as object });
      return many ? found : (found[0] ?? null);
    };
    Object.defineProperty(Fields.prototype, name, { value: method, writable: true, configurable: true });
    Reflect.defineMetadata('design:paramtypes', [Object], Fields.prototype, name);
    Parent()(Fields.prototype, name, 0);
    const descriptor = Object.getOwnPropertyDescriptor(Fields.prototype, name)!;
    const type = many ? () => [view] : () => view;
    ResolveField(name, type, { nullable: !many, description })(Fields.prototype, name, descriptor);
  }
  return Fields;
};
