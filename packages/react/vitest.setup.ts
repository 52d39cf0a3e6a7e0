import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Long timeouts, because all tests share the cores. No DOM in the messages, so that failures are readable.
configure({ asyncUtilTimeout: 5_000, getElementError: (message) => new Error(message ?? 'not found') })
afterEach(cleanup)
