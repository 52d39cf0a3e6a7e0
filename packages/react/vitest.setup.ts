import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

configure({
  // Long, because all tests share the cores.
  asyncUtilTimeout: 10_000,
  // The whole DOM would make failures unreadable; its beginning tells what the page shows instead.
  getElementError: (message) => new Error(`${message ?? 'not found'}\nThe page begins: ${pageText()}`),
})
afterEach(cleanup)

const pageText = () => document.body.innerHTML.slice(0, 600)
