export * from './testing/facts.js';
export * from './testing/care.js';
export * from './testing/privacy.js';
export * from './testing/relation-in-views.js';
