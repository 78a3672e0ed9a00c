const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** What takes long to load, with whatever these load. */
const KEPT = new RegExp(
  `^(${[
    '@apollo/[^/]+',
    '@casl/ability',
    '@eventstore/db-client',
    '@grpc/grpc-js',
    '@nestjs/[^/]+',
    'class-transformer',
    'class-validator',
    'google-protobuf',
    'graphql',
    'jose',
    'pg',
    'reflect-metadata',
    'rxjs',
    'typeorm',
  ].join('|')})(/|$)`,
);

/** One for all specs of a worker: it loads the packages, and is never torn down. */
let packages;

/** One after the other: what is only being linked by one would be taken by another as if it were. */
let last = Promise.resolve();
const kept = (...asked) => {
  const { esmLoader } = packages;
  const loaded = last.then(async () => esmLoader.linkAndEvaluateModule(await esmLoader.resolveModule(...asked)));
  last = loaded.then(
    ({ namespace: { Logger } }) => {
      if (Logger) logging ??= { Logger, usual: { ...Logger } };
    },
    () => undefined,
  );
  return loaded;
};

/** A spec may say that nothing is to be logged: the next one has not said so. */
let logging;

/**
 * A spec reads our own code anew, but not the packages: each worker loads them once, among the globals that its specs
 * have in common (test/environment.mjs).
 */
module.exports = class KeepsPackages extends Runtime {
  constructor(...given) {
    super(...given);
    if (!packages) {
      packages = new Runtime(...given);
      packages.requireModule(require.resolve('reflect-metadata'));
    }
    if (logging) Object.assign(logging.Logger, logging.usual);
    const { esmLoader } = this;
    const anew = esmLoader.resolveModule.bind(esmLoader);
    esmLoader.resolveModule = (...asked) => (KEPT.test(asked[0]) ? kept : anew)(...asked);
  }
};

/** And what is read anew need not be compiled anew. */
const compiled = new Map();
vm.SourceTextModule = class extends vm.SourceTextModule {
  constructor(code, options) {
    const { identifier } = options;
    const known = compiled.get(identifier);
    // what was compiled before has forgotten how to import what is asked for later
    const same = known?.code === code && !code.includes('import(');
    super(code, same ? { ...options, cachedData: known.cachedData } : options);
    if (!same) compiled.set(identifier, { code, cachedData: this.createCachedData() });
  }
};
