/**
 * Of the specs of the built product, those in `npm test`: the whole path from a mutation to an answer. One service, which
 * is started once, answers all of them: that is its first start. A second start, with what the first one left, is proven by
 * those of `npm run test:e2e` that are alone, such as `record/views-stand-still`. Every other one is part of that, too.
 */
export const WHOLE_PATH = [
  'record/journey',
  'record/access-taken-away',
  'record/accused',
  'record/agenda',
  'record/available-actions',
  'record/correction',
  'record/court',
  'record/family',
  'record/operations',
  'record/recorded-in-error',
  'record/search',
  'record/timeline',
  'security/bad-input',
  'security/blinding',
  'security/hosts',
  'security/known-already',
  'security/relatives',
  'security/sign-in',
  'security/sockets',
].map((name) => `test/e2e/${name}.e2e-spec.ts`);

/**
 * Specs beside the code that run longer than `npm test`: most start stores of their own, or cut them off. Those of the
 * sets of views make and drop all tables for each test, or switch sets many times while others read (`sets/switch`).
 */
export const LONG = [
  'apps/eventstore/src/main',
  'libs/embedded/eventstore/appends/batch-append',
  'libs/embedded/eventstore/appends/durability',
  'libs/embedded/eventstore/appends/fence',
  'libs/embedded/eventstore/harsh',
  'libs/embedded/eventstore/model',
  'libs/embedded/eventstore/reads/read',
  'libs/embedded/eventstore/reads/subscription',
  'libs/embedded/eventstore/recorded-answers',
  'libs/embedded/eventstore/security/least-privilege',
  'libs/embedded/eventstore/unconfirmed-commits',
  'libs/embedded/postgres/as-root',
  'libs/embedded/postgres/binaries',
  'libs/embedded/postgres/foreign-files',
  'libs/embedded/postgres/refused-starts',
  'libs/embedded/postgres/start-postgres',
  'libs/embedded/postgres/temporary',
  'libs/kernel/event-store/eventstoredb/broken-connections',
  'libs/kernel/event-store/log/unchanged-streams.concurrent',
  'libs/kernel/projections/sets/adopt',
  'libs/kernel/projections/sets/schema-fingerprint',
  'libs/kernel/projections/sets/switch',
].map((name) => `${name}.spec.ts`);

/** @param spec the path of a spec @returns whether it is part of `npm test`; otherwise it is one of `npm run test:e2e` */
export const isQuick = (spec) => (spec.endsWith('.e2e-spec.ts') ? WHOLE_PATH.includes(spec) : !LONG.includes(spec));

/**
 * What a sample of the soak leaves to the whole one, since other specs prove each part of it: an operator's rare commands
 * from one end to the other, kills of a builder at random moments beside those at each step, and the year of the demo,
 * which `.ci/run` runs as it is. `harsh-store.soak-spec` is in the sample, with the beginning of its journey: it alone shows
 * that the processes outlive an event store whose answers are late and whose subscriptions drop.
 */
export const LEFT_TO_SOAK = [
  'test/e2e/operation/adopt-log.soak-spec',
  'test/e2e/operation/demo.soak-spec',
  'test/e2e/operation/migrate-log.soak-spec',
  'test/e2e/operation/recover.soak-spec',
  'test/e2e/operation/tables.soak-spec',
  'test/faults/sets.soak-spec',
].map((name) => `${name}.ts`);
