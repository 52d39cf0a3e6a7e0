import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { readSources } from '../../../../tools/readSources.mjs'

export default defineConfig({
  plugins: [react(), readSources()],
})
