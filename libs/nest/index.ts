export * from './allowed-to.js';
export * from './at-least.js';
export * from './blind-index.js';
export * from './graphql/access-codes.js';
export * from './graphql/codes.js';
export * from './commands.js';
export {
  declareAsIn,
  declaredFieldsOf,
  mayLieAhead,
  type Control,
  type DeclaredField,
  type Options,
} from './graphql/declare.js';
export * from './field.labels.js';
export * from './graphql/fields.js';
export * from './forms.js';
export * from './handler.js';
export * from './graphql/invalid.js';
export * from './graphql/json.scalar.js';
export * from './graphql/latest-first.js';
export * from './labels.js';
export * from './graphql/page-info.js';
export * from './graphql/paged.js';
export * from './graphql/personal-field.js';
export * from './policy.js';
export * from './policy-refusal.js';
export * from './graphql/position.js';
export * from './plain.js';
export * from './graphql/reader.js';
export * from './graphql/receipt.js';
export * from './graphql/recorder.type.js';
export * from './refusal.codes.js';
export * from './graphql/refusal-codes.js';
export { restrictedFieldsOf } from './graphql/restricted-field.js';
export * from './graphql/says-when-late.js';
export * from './graphql/scalars.js';
export * from './step.js';
export * from './strand.js';
export { fieldsOf } from './survivor-fields.js';
export * from './survivor.type.js';
