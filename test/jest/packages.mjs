/**
 * Bundles the packages that specs load most, so that a spec reads some thirty files of them instead of fifteen hundred.
 * A bundle is kept beside the installed packages until the lock file, an import or this file changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { filesBelow } from '../../tools/build/sources.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/homeward-packages');

/**
 * Packages with many files, and those that share classes with them. Any other package is loaded unbundled: `pg`, for
 * example, which TypeORM finds by its name at run time.
 */
const BUNDLED = [
  '@apollo/server',
  '@casl/ability',
  '@eventstore/db-client',
  '@grpc/grpc-js',
  '@nestjs/apollo',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/cqrs',
  '@nestjs/graphql',
  '@nestjs/platform-express',
  '@nestjs/typeorm',
  'class-transformer',
  'class-validator',
  'fast-check',
  'google-protobuf',
  'graphql',
  'graphql-ws',
  'jose',
  'typeorm',
];

/**
 * A second copy would not be the same package: Nest works without the first two, and all share the metadata of the
 * last.
 */
const EXTERNAL = [/^@nestjs\/(microservices|websockets)/, 'reflect-metadata'];

/** An optional package that is missing is also missing in the bundle. */
const EXPECTED_LOGS = new Set(['UNRESOLVED_IMPORT', 'IMPORT_IS_UNDEFINED', 'EVAL']);

/** Each name under which our code imports a bundled package or a file of it. */
const importedNames = () => {
  const names = new Set();
  for (const folder of ['libs', 'apps/api', 'apps/cli', 'apps/eventstore', 'apps/projector', 'test', 'tools'])
    for (const file of filesBelow(join(ROOT, folder)).filter((name) => name.endsWith('.ts')))
      for (const [, name] of readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'([^'#.][^']*)'/g))
        if (BUNDLED.some((one) => name === one || name.startsWith(`${one}/`))) names.add(name);
  return [...names].toSorted();
};

/** An entry has the same exports as the package has in Node, even if it is CommonJS. */
const entryOf = async (name) => {
  const exported = Object.keys(await import(name));
  const named = exported.filter((one) => /^(?!default$|__esModule$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(one));
  const isDefault = exported.includes('default') ? [`export { default } from '${name}';`] : [];
  return [`import '${name}';`, `export { ${named.join(', ')} } from '${name}';`, ...isDefault].join('\n');
};

const fileOf = (name) => `${name.replace(/^@/, '').replaceAll(/[/.]/g, '-')}.js`;

const bundle = async (names, folder) => {
  const entries = new Map();
  for (const name of names) entries.set(`entry:${name}`, await entryOf(name));
  const virtual = {
    name: 'entries',
    resolveId(id, importer) {
      if (entries.has(id)) return id;
      return importer?.startsWith('entry:') ? this.resolve(id, join(ROOT, 'package.json'), { skipSelf: true }) : null;
    },
    load: (id) => entries.get(id),
  };
  const inPlace = {
    name: 'in-place',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]@nestjs[\\/](mapped-types|typeorm)[\\/]/ },
      // both would load a second copy of a package at run time
      handler: (code) => code.replace('const require = createRequire(import.meta.url);', ''),
    },
  };
  const built = await rolldown({
    input: Object.fromEntries(names.map((name) => [fileOf(name).replace(/\.js$/, ''), `entry:${name}`])),
    cwd: ROOT,
    platform: 'node',
    external: EXTERNAL,
    plugins: [virtual, inPlace],
    onLog(level, log, report) {
      if (!EXPECTED_LOGS.has(log.code)) report(level, log);
    },
  });
  await built.write({
    dir: folder,
    format: 'esm',
    keepNames: true,
    // a smaller file is read faster; names stay, because stacks and Nest use them
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    chunkFileNames: 'part-[name].js',
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
};

/** @returns the bundled packages as a value of jest's `moduleNameMapper` */
export const bundledPackages = async () => {
  const names = importedNames();
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const file of [import.meta.filename, join(ROOT, 'package-lock.json')]) hash.update(readFileSync(file));
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const unfinished = mkdtempSync(`${folder}-`);
    await bundle(names, unfinished);
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      // another run was faster
      if (!existsSync(folder)) throw error;
      rmSync(unfinished, { recursive: true });
    }
  }
  return Object.fromEntries(names.map((name) => [`^${name.replaceAll(/[$.]/g, '\\$&')}$`, join(folder, fileOf(name))]));
};
