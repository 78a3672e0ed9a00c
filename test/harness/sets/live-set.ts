import { steps } from '#domain/aggregates';
import { schemaHash, schemaOf } from '#kernel/projections';
import { tablesIn } from '#platform';

/** The schema of a set of this version. */
export const setSchema = (version: number): string => schemaOf({ hash: schemaHash(tablesIn(steps).set), version });

/** The set that is live after the first start. */
export const FIRST_SET = setSchema(1);
