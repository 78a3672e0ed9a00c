/** Builds the console if its sources have changed, and places it next to the API. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { filesBelow, stampOf } from '../../tools/build/sources.mjs';

// also where a test builds: what the service serves is never a build for development
process.env.NODE_ENV = 'production';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const built = join(here, 'dist');
const stamp = join(built, 'stamp.txt');

const sources = () => {
  const own = [
    'index.html',
    'signed-in.html',
    'vite.config.ts',
    'tsconfig.json',
    'generate.mjs',
    'read-inputs.mjs',
    'build.mjs',
  ];
  const others = ['schema.graphql', 'package-lock.json', 'libs/i18n/keep-together.ts'].map((name) => join(root, name));
  return stampOf([...own.map((name) => join(here, name)), ...filesBelow(join(here, 'src')), ...others]);
};

const now = sources();
const isCurrent = (file) => existsSync(file) && readFileSync(file, 'utf8') === now;
// the types rest on it, and it may be missing beside a console that is built
const isGenerated = ['graphql-env.d.ts', 'inputs.json'].every((name) => existsSync(join(here, 'generated', name)));
if (!isGenerated) await import('./generate.mjs');
if (!isCurrent(stamp)) {
  // load the build tools only if something has changed
  const [{ build }] = await Promise.all([import('vite'), import('./generate.mjs')]);
  await build({ root: here, configFile: join(here, 'vite.config.ts'), logLevel: 'warn' });
  for (const file of filesBelow(built).filter((name) => /\.(m?js|css|html|svg|ttf|pfb)$/.test(name))) {
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
  writeFileSync(stamp, now);
}
// what is in place stays untouched: a service may be serving it, and another build may run beside this one
const place = join(root, 'dist/apps/console');
if (!isCurrent(join(place, 'stamp.txt'))) {
  rmSync(place, { recursive: true, force: true });
  cpSync(built, place, { recursive: true });
}
