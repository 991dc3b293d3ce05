import { defineConfig } from 'vite'

export default defineConfig({
  // JSX by the bundler's own transform: no plug-in is needed where nothing is hot-reloaded.
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    // 'use client' marks mean something to servers that render React; there is none here.
    rolldownOptions: { onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning) },
    target: 'es2022',
    cssTarget: 'es2022',
    sourcemap: false,
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
  },
})
