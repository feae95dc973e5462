import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { everythingInline, sealed } from './scripts/vite/single-file.ts';

const plugins = () => [everythingInline(import.meta.dirname)];

/** The whole app as one HTML file, for places where nothing may be hosted: `dist/mtlscope.html`. */
export default defineConfig({
  mode: 'single-file',
  base: './',
  publicDir: false,
  plugins: [
    react(),
    ...plugins(),
    viteSingleFile({ useRecommendedBuildConfig: false }),
    sealed(import.meta.dirname, 'mtlscope.html'),
  ],
  css: { transformer: 'lightningcss', lightningcss: { cssModules: { container: false } } },
  // From a file, a browser starts classic workers alone.
  worker: { format: 'iife', plugins },
  build: {
    target: ['chrome130', 'firefox132', 'safari18'],
    emptyOutDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
