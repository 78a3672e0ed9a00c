/**
 * Bundles each program into one file and shared chunks, so that a start reads a dozen files instead of two thousand:
 * `node tools/build/bundle.mjs [dist]`. A second run bundles again from the compiled files, with their changes.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const DIST = resolve(process.argv[2] ?? 'dist');
const BUNDLED = join(DIST, 'bundled');

const PROGRAMS = {
  api: 'apps/api/src/main.js',
  builder: 'apps/projector/src/sets/builder.js',
  eventstore: 'apps/eventstore/src/main.js',
  health: 'apps/projector/src/health.js',
  homeward: 'apps/cli/src/main.js',
  projector: 'apps/projector/src/main.js',
};

/** The compiled, unbundled entry file of a program. */
const looseOf = (program) => join(DIST, program.replace(/\.js$/, '.unbundled.js'));

/**
 * Keeps paths relative to our modules valid, and source maps to the original lines. Only a program does anything when it
 * is loaded: a program gets of a folder what it uses, and not all that the folder's `index.ts` exports.
 */
const ours = {
  name: 'ours',
  load: {
    filter: { id: /[\\/]dist[\\/](apps|libs|tools)[\\/].*\.js$/ },
    handler(file) {
      const code = readFileSync(file, 'utf8');
      const where = relative(BUNDLED, file.replace('.unbundled.js', '.js')).split(sep).join('/');
      const map = JSON.parse(readFileSync(`${file.replace('.unbundled.js', '.js')}.map`, 'utf8'));
      map.sources = map.sources.map((source) => resolve(dirname(file), source));
      return {
        code: code.replaceAll('import.meta.url', `new URL('${where}', import.meta.url).href`),
        map,
        moduleSideEffects: file.endsWith('.unbundled.js'),
      };
    },
  },
};

/** Drops the source maps of packages, which would be read at every start. */
const theirs = {
  name: 'theirs',
  transform: {
    filter: { id: /[\\/]node_modules[\\/]/ },
    handler(original, file) {
      // otherwise it compares the names of classes whenever it asks what a type is
      const isGraphql = /[\\/]node_modules[\\/]graphql[\\/]/.test(file);
      const code = isGraphql ? original.replaceAll('process.env.NODE_ENV', `'production'`) : original;
      // both require a package at run time, and would load a second copy beside the bundled one
      const seeks = /@nestjs[\\/](mapped-types|typeorm)[\\/]/.test(file);
      const found = seeks ? code.replace('const require = createRequire(import.meta.url);', '') : code;
      return { code: found, map: { version: 3, sources: [], names: [], mappings: '' } };
    },
  },
};

/** Expected warnings: optional packages that are not installed, and type metadata of decorators. */
const EXPECTED = new Set(['UNRESOLVED_IMPORT', 'IMPORT_IS_UNDEFINED', 'EVAL']);

const { version } = JSON.parse(readFileSync(join(DIST, '../package.json'), 'utf8'));

/** A hash of our code: a process of the same build may skip what another has already checked. */
const build = () => {
  const hash = createHash('sha256').update(readFileSync(join(DIST, '../package.json')));
  for (const part of ['apps', 'libs', 'tools'])
    for (const file of readdirSync(join(DIST, part), { recursive: true }).toSorted())
      if (file.endsWith('.js')) hash.update(file).update(readFileSync(join(DIST, part, file)));
  return hash.digest('hex');
};

for (const program of Object.values(PROGRAMS))
  if (!existsSync(looseOf(program))) renameSync(join(DIST, program), looseOf(program));
const bundle = await rolldown({
  input: {
    ...Object.fromEntries(Object.entries(PROGRAMS).map(([name, program]) => [name, looseOf(program)])),
    metadata: 'reflect-metadata',
  },
  platform: 'node',
  transform: { define: { HOMEWARD_BUILD: JSON.stringify(build()), HOMEWARD_VERSION: JSON.stringify(version) } },
  external: [/^@nestjs\/(microservices|websockets)/],
  plugins: [ours, theirs],
  onLog(level, log, say) {
    if (!EXPECTED.has(log.code)) say(level, log);
  },
});
await bundle.write({
  dir: BUNDLED,
  format: 'esm',
  keepNames: true,
  sourcemap: 'hidden',
  sourcemapExcludeSources: true,
  chunkFileNames: 'part-[name].js',
});
// at a start Node reads each map that a file names, and counts the lines of the file: only where there are lines of ours
for (const file of readdirSync(BUNDLED).filter((name) => name.endsWith('.js'))) {
  const map = `${file}.map`;
  if (!existsSync(join(BUNDLED, map))) continue;
  if (JSON.parse(readFileSync(join(BUNDLED, map), 'utf8')).sources.length === 0) rmSync(join(BUNDLED, map));
  else appendFileSync(join(BUNDLED, file), `//# sourceMappingURL=${map}\n`);
}
const { MISSING_CODE } = await import(pathToFileURL(join(DIST, 'apps/cli/src/missing-code.js')));

/**
 * A program that imports the store of decorators' metadata gets it before all else: of the division into chunks it depends
 * whether classes of Nest are decorated before that import.
 */
const METADATA = /^import ['"]reflect-metadata['"];$/m;

/** Where a file that a program begins with is missing, none of its own code can say what to do. */
const entryOf = (files) => `try {
${files.map((file) => `  await import('${file}');`).join('\n')}
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  const [what] = error.message.split('\\n');
  process.stderr.write(what + ${JSON.stringify(`\n${MISSING_CODE}\n`)});
  process.exit(78);
}
`;

for (const [name, program] of Object.entries(PROGRAMS)) {
  const code = readFileSync(looseOf(program), 'utf8');
  const [, first = ''] = /^(#!.*\n)/.exec(code) ?? [];
  const files = [...(METADATA.test(code) ? ['metadata'] : []), name].map((file) =>
    relative(dirname(program), `bundled/${file}.js`).split(sep).join('/'),
  );
  writeFileSync(join(DIST, program), first + entryOf(files));
}
