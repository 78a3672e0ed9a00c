export * from './compose.js';
export * from './day.js';
export * from './day-rules.js';
export * from './decider.js';
export * from './event.js';
export * from './guard.js';
export * from './personal.js';
export * from './refusal.js';
