export * from './purpose.js';
export * from './role.js';
