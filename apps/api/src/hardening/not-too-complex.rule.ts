import { GraphQLError, type ValidationRule } from 'graphql';
import { Refusal } from '#kernel/decider';
import { DOCUMENT } from './document.js';
import { sizeOf, type Size } from './measure.js';

const SENTENCES: readonly (readonly [(size: Size) => boolean, string])[] = [
  [
    ({ depth }) => depth > DOCUMENT.depth,
    `The document may be ${DOCUMENT.depth} fields deep at most: query deeper fields in a second document.`,
  ],
  [
    ({ aliases }) => aliases > DOCUMENT.aliases,
    `The document may have ${DOCUMENT.aliases} aliases at most: send several documents, one after the other.`,
  ],
  [
    ({ longestAlias }) => longestAlias > DOCUMENT.aliasLength,
    `An alias may have ${DOCUMENT.aliasLength} letters at most: choose a shorter one.`,
  ],
  [
    ({ rootFields }) => rootFields > DOCUMENT.rootFields,
    `The document may ask for ${DOCUMENT.rootFields} things at most: send several documents, one after the other.`,
  ],
  [
    ({ cost }) => cost > DOCUMENT.cost,
    'The document may return too many values: ask for fewer fields, or for a shorter page (first).',
  ],
];

/** Reports, and never throws: an exception in a validation rule would be answered as an internal error. */
export const notTooComplex: ValidationRule = (context) => ({
  Document: (document) => {
    const size = sizeOf(document, context.getSchema());
    const [, sentence] = SENTENCES.find(([exceeded]) => exceeded(size)) ?? [];
    if (sentence === undefined) return;
    context.reportError(new GraphQLError(sentence, { originalError: new Refusal('TOO_COMPLEX', sentence) }));
  },
});
