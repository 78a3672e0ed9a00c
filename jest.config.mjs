import { bundledPackages } from './test/packages.mjs';

/** Specs run from source, against services that are started once for the whole run (test/setup.mjs). */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testRegex: '(\\.spec|\\.e2e-spec|\\.fault-spec)\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...(await bundledPackages()) },
  transform: { '\\.ts$': ['@swc/jest'] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testSequencer: '<rootDir>/test/sequencer.mjs',
  globalSetup: '<rootDir>/test/setup.mjs',
  globalTeardown: '<rootDir>/test/teardown.mjs',
  // a limit on what hangs, not on what is slow: others may need the processors
  testTimeout: 180_000,
  // in one process the modules of all specs would pile up, and slow the last ones down
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
