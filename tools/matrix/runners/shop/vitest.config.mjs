import { defineConfig } from 'vitest/config'

// The same with `environment: 'happy-dom'`. The kit needs no other setting.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: { environment: 'jsdom', globals: true },
})
