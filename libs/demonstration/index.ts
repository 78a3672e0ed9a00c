export * from './data-set.js';
export * from './line.js';
export * from './moved.js';
export * from './moved-data-set.js';
export * from './placeholders.js';
export * from './register-lines.js';
export * from './send-lines.js';
