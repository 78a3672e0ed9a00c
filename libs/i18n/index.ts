export * from './forms.js';
export * from './labels.js';
export { LabelsResolver } from './labels.resolver.js';
export * from './locale.js';
export * from './unknown-code.js';
export * from './who-may.js';
export { REFUSALS_KM } from './refusals.km.js';
export * from './refusals.js';
export { RefusalsResolver } from './refusals.resolver.js';
