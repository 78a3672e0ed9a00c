/** What a run of jest consists of: which specs, and which of them run how. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { filesBelow } from '../../tools/build/sources.mjs';
import { bundledPackages } from './packages.mjs';
import { TEST_LIMIT_MS } from './limits.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

const everyRun = {
  rootDir: ROOT,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  globalSetup: '<rootDir>/test/jest/setup.mjs',
  globalTeardown: '<rootDir>/test/jest/teardown.mjs',
};

const wholeRun = {
  testSequencer: join(ROOT, 'test/jest/sequencer.mjs'),
  maxWorkers: 2,
  testTimeout: TEST_LIMIT_MS,
  // in one process the modules of all specs would pile up, and slow the last ones down
  workerIdleMemoryLimit: '1GB',
};

/** In a world of its own: jest loads all modules again for each spec. */
const apart = {
  ...everyRun,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...(await bundledPackages()) },
  transform: { '\\.ts$': ['@swc/jest'] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
};

/** All specs of a worker share the modules. */
const together = {
  ...everyRun,
  transform: {},
  runner: '<rootDir>/test/jest/light-runner.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/jest/light-setup.mjs'],
};

/** The end of a path, as a regular expression, of each of these files; without `.ts` if they have none. */
export const pathsOf = (files) =>
  `/(${files.map((file) => file.replace(/\.ts$/, '').replaceAll('.', '\\.')).join('|')})\\.ts$`;

/** For the configurations of a few specs, or of specs that are named by a pattern. */
export const runApart = { ...apart, ...wholeRun };

/** Every spec, those of a soak among them. */
export const ALL_SPECS = ['apps', 'libs', 'test', 'tools']
  .flatMap((folder) => filesBelow(join(ROOT, folder)))
  .map((file) => relative(ROOT, file).replaceAll(sep, '/'))
  .filter((file) => /\.(spec|e2e-spec|fault-spec|soak-spec)\.ts$/.test(file));

export const SPECS = ALL_SPECS.filter((file) => /\.(spec|e2e-spec)\.ts$/.test(file));

/**
 * What a spec would leave to the others of its worker, or find there of theirs: a replaced module, a language, a log that is
 * on, or what declares types, since all of a worker are in one storage. To look at a schema leaves nothing.
 */
const LEAVES_TRACES =
  /jest\.unstable_mockModule|import \{(?! GraphQLSchemaHost \})[^}]*\} from '@nestjs\/graphql'|import i18next from|startLog\(/;

const isApart = (file) => LEAVES_TRACES.test(readFileSync(join(ROOT, file), 'utf8'));

/** @param belongs whether a spec, by its path, is part of this run @param among the specs that it may be of */
export const runOf = (belongs, among = SPECS) => {
  const specs = among.filter(belongs);
  // a number is the value of an option, such as `-w 1`
  for (const path of process.argv.slice(2).filter((given) => !/^-|^\d+$/.test(given)))
    if (among.some((spec) => spec.includes(path)) && !specs.some((spec) => spec.includes(path)))
      process.stderr.write(`${path} is of another tier. For any spec: npm run --silent jest -- ${path}\n`);
  const projects = [
    [together, specs.filter((file) => !isApart(file))],
    [apart, specs.filter(isApart)],
  ];
  return {
    ...wholeRun,
    projects: projects
      .filter(([, files]) => files.length > 0)
      .map(([how, files]) => ({ ...how, testTimeout: TEST_LIMIT_MS, testRegex: [pathsOf(files)] })),
  };
};
