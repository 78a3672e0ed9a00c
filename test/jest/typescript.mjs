import { register } from 'node:module';

/** Lets Node load our TypeScript files without a build: `node --import ./test/jest/typescript.mjs`. */
register('./typescript-hooks.mjs', import.meta.url);
