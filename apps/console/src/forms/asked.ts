import type { CommandField } from '../api/schema.js';
import { shapeOf, type SchemaField } from './inputs.js';

/** The lists of which the service refuses an empty one. Any other list may be empty: that is an answer, too. */
const NOT_EMPTY: ReadonlySet<string> = new Set<CommandField | 'EpisodeInput.types'>([
  'EpisodeInput.types',
  'GiveConsent.scopes',
  'HoldMdtReview.agencies',
  'MakeReferral.services',
]);

/** Whether a form marks a field as required, and is not sent without an answer to it. */
export const isRequired = (input: string, { name, type }: SchemaField): boolean => {
  const { required, list } = shapeOf(type);
  return required && (!list || NOT_EMPTY.has(`${input.replace(/Entry$/, '')}.${name}`));
};
