import { defineConfig } from 'vite'

export default defineConfig({
  // JSX by the bundler's own transform: no plug-in is needed where nothing is hot-reloaded.
  oxc: { jsx: { runtime: 'automatic' } },
  build: { target: 'es2022', cssTarget: 'es2022', sourcemap: false, emptyOutDir: true, chunkSizeWarningLimit: 900 },
})
