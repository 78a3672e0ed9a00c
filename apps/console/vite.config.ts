import { defineConfig } from 'vite';

/** Mantine brings fourteen palettes, and the console is in one of its own. */
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
    // nothing is written into the page, not even a small picture: its policy forbids it
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', signedIn: 'signed-in.html' },
      // `use client` means something to a server that renders, and we have none
      checks: { moduleLevelDirective: false },
    },
  },
});
