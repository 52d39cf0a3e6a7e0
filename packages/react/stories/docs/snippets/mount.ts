import { createProtectionProxy } from '@hakuna-kit/server'

const proxy = createProtectionProxy({ secretKey: process.env.HAKUNA_SECRET_KEY! })

// As a route handler at /api/protection/[...path]; elsewhere, call proxy(request).
export { proxy as GET, proxy as POST }
