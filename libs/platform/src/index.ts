export * from './answers.js';
export * from './configuration.js';
export * from './every-operation-has-roles.js';
export * from './installation-keys.js';
export * from './roles.guard.js';
export * from './stores.module.js';
export * from './tokens.js';
