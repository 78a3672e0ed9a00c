import { bundledPackages } from './test/jest/packages.mjs';

/** Specs run from source, against services that are started once for the whole run (test/jest/setup.mjs). */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testRegex: '(\\.spec|\\.e2e-spec)\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...(await bundledPackages()) },
  transform: { '\\.ts$': ['@swc/jest'] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testSequencer: '<rootDir>/test/jest/sequencer.mjs',
  globalSetup: '<rootDir>/test/jest/setup.mjs',
  globalTeardown: '<rootDir>/test/jest/teardown.mjs',
  // a limit on what hangs, not on what is slow: others may need the processors
  testTimeout: 180_000,
  // in one process the modules of all specs would pile up, and slow the last ones down
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
