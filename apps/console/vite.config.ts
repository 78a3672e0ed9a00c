import { defineConfig } from 'vite';

/** Removes Mantine’s fourteen palettes, because the console has its own. */
const PALETTES = /^\s*--mantine-color-(yellow|violet|teal|pink|orange|lime|indigo|green|grape|cyan)-[^;]*;\n/gm;

export default defineConfig({
  plugins: [
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
    },
  },
});
