/** The answers to errors, without the framework that sends them. */
export * from './answer-to.js';
