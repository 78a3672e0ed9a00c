import type { JsonObject } from './event.js';
import { refuse } from './refusal.js';

/** Compares field by field, since a store may return the fields in another order. A missing field equals undefined. */
export const isSamePayload = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return (
    Object.keys(one).every((field) => isSamePayload((one as JsonObject)[field], (other as JsonObject)[field])) &&
    Object.keys(other).every((field) => field in one || (other as JsonObject)[field] === undefined)
  );
};

/**
 * Handles an id that is already on record: repeating the same entry records nothing, and another entry needs its own
 * id.
 */
export const acceptIdenticalRetry = (recorded: JsonObject, payload: JsonObject): readonly [] =>
  isSamePayload(recorded, payload)
    ? []
    : refuse('ID_USED', 'This id belongs to another entry of the record: give this one an id of its own.');
