import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { readSources } from '../../tools/readSources.mjs'

export default defineConfig({
  plugins: [react(), readSources()],
  build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0 },
  // Listed here, because Vite would else find them one by one after a cold start, and reload the page.
  optimizeDeps: {
    include: [
      'react',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      'react-router',
      '@tanstack/react-query',
    ],
  },
})
