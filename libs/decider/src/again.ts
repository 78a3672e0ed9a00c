import type { JsonObject } from './event.js';
import { refuse } from './refusal.js';

/** Field by field, since a store may give the fields back in another order. Nothing and no field are the same. */
export const saysTheSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return (
    Object.keys(one).every((field) => saysTheSame((one as JsonObject)[field], (other as JsonObject)[field])) &&
    Object.keys(other).every((field) => field in one || (other as JsonObject)[field] === undefined)
  );
};

/** For an id that stands in the record already: the same again is no news, and anything else needs an id of its own. */
export const sameAgain = (recorded: JsonObject, said: JsonObject): readonly [] =>
  saysTheSame(recorded, said)
    ? []
    : refuse('ID_USED', 'This id stands for another entry of the record: give this one an id of its own.');
