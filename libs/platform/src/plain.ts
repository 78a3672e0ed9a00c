export * from './configuration.js';
export * from './configuration.keys.js';
export * from './installation-keys.js';
export * from './is-inside.js';
export * from './limits.js';
export * from './make-folder.js';
export * from './subject.js';
export * from './token-signer.js';
