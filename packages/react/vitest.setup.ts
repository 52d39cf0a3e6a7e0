import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// The whole stack runs on shared cores: give it time, and keep failures readable.
configure({ asyncUtilTimeout: 5_000, getElementError: (message) => new Error(message ?? 'not found') })
afterEach(cleanup)
