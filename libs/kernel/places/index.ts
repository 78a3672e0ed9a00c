export * from './codes.js';
export * from './names.js';
export * from './subdivisions.js';
