import { defineConfig } from 'vite';

export default defineConfig({
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
