/**
 * Makes of each program one file and what it shares with others: a start reads a dozen files instead of two thousand.
 * `node tools/build/bundle.mjs [dist]`; done again, it bundles what has been changed in the compiled files meanwhile.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
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

/** Where the program lies as it was compiled, file by file. */
const looseOf = (program) => join(DIST, program.replace(/\.js$/, '.unbundled.js'));

/** What our code finds beside itself it still finds, and a stack still names the line that somebody wrote. */
const ours = {
  name: 'ours',
  load: {
    filter: { id: /[\\/]dist[\\/](apps|libs|tools)[\\/].*\.js$/ },
    handler(file) {
      const code = readFileSync(file, 'utf8');
      const where = relative(BUNDLED, file.replace('.unbundled.js', '.js')).split(sep).join('/');
      const map = JSON.parse(readFileSync(`${file.replace('.unbundled.js', '.js')}.map`, 'utf8'));
      map.sources = map.sources.map((source) => resolve(dirname(file), source));
      return { code: code.replaceAll('import.meta.url', `new URL('${where}', import.meta.url).href`), map };
    },
  },
};

/** Theirs needs no map, which would be read at every start. */
const theirs = {
  name: 'theirs',
  transform: {
    filter: { id: /[\\/]node_modules[\\/]/ },
    handler(code, file) {
      // both look for a package when they run, and would find another copy of it than the one in here
      const seeks = /@nestjs[\\/](mapped-types|typeorm)[\\/]/.test(file);
      const found = seeks ? code.replace('const require = createRequire(import.meta.url);', '') : code;
      return { code: found, map: { version: 3, sources: [], names: [], mappings: '' } };
    },
  },
};

/** What is optional and absent is so after bundling, too; that decorators ask for the type of a type is no news. */
const EXPECTED = new Set(['UNRESOLVED_IMPORT', 'IMPORT_IS_UNDEFINED', 'EVAL']);

/** Of which code of ours the programs are: what one of them has made, the same one need not look at again. */
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
  input: Object.fromEntries(Object.entries(PROGRAMS).map(([name, program]) => [name, looseOf(program)])),
  platform: 'node',
  transform: { define: { HOMEWARD_BUILD: JSON.stringify(build()) } },
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
  sourcemap: true,
  chunkFileNames: 'part-[name].js',
});
for (const [name, program] of Object.entries(PROGRAMS)) {
  const [, first = ''] = /^(#!.*\n)/.exec(readFileSync(looseOf(program), 'utf8')) ?? [];
  const file = relative(dirname(program), `bundled/${name}.js`).split(sep).join('/');
  writeFileSync(join(DIST, program), `${first}import '${file}';\n`);
}
