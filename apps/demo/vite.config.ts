import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // The packages are TypeScript sources inside this repository, so Vite compiles them for the server too.
  ssr: { noExternal: [/^@hakuna-kit\//] },
  build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0 },
  // Named, so that a cold start does not find them one by one and reload the page.
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
