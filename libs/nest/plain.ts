export * from './command-name.js';
export * from './graphql/enum-name.js';
export * from './policy-checkpoint.js';
export * from './purpose.js';
export * from './role.js';
export * from './partition.js';
export * from './streams.js';
