import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vite';
import { keepTogether } from '../../libs/i18n/keep-together.js';

/** Removes Mantine’s fourteen palettes, because the console has its own. */
const PALETTES = /^\s*--mantine-color-(yellow|violet|teal|pink|orange|lime|indigo|green|grape|cyan)-[^;]*;\n/gm;

const PDF = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(join(PDF, 'package.json'), 'utf8')) as { version: string };

/**
 * What the reader of PDFs fetches by fixed names when a document needs it, unchanged: its worker, the decoders of scans,
 * and the fonts that a document may leave out. Its tables for Chinese, Japanese and Korean text without fonts stay away:
 * they are large, and Khmer documents bring their fonts along.
 */
const PDF_FILES =
  /^(build\/pdf\.worker\.min\.mjs|wasm\/(jbig2|openjpeg)_nowasm_fallback\.js|standard_fonts\/.+|wasm\/LICENSE_.+|LICENSE)$/;
const pdfFiles = () =>
  readdirSync(PDF, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => PDF_FILES.test(path));

/** They stay files of their own: neither may run with the other one, and the first one waits for its language. */
const ENTRIES = /\/((index|signed-in)\.html|main\.tsx|signed-in\.ts)$/;

export default defineConfig({
  plugins: [
    {
      name: 'pdf-files',
      generateBundle() {
        for (const path of pdfFiles())
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdf-${version}/${path.split('/').at(-1)!}`,
            source: readFileSync(join(PDF, path)),
          });
      },
    },
    {
      name: 'khmer-words',
      enforce: 'pre',
      transform: (code, id) => (id.endsWith('/language/km.json') ? keepTogether(code) : undefined),
    },
    {
      name: 'few-palettes',
      enforce: 'pre',
      transform: (code, id) => (id.endsWith('default-css-variables.css') ? code.replace(PALETTES, '') : undefined),
    },
  ],
  build: {
    target: 'es2022',
    outDir: 'dist',
    manifest: 'manifest.json',
    // the content policy forbids inline content, even small pictures
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', signedIn: 'signed-in.html' },
      // `use client` matters only for server rendering
      checks: { moduleLevelDirective: false },
      // what every visit loads at once is one file, because each file costs half a kilobyte of headers
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: (id) => !ENTRIES.test(id) }] } },
    },
  },
});
