import { createProtectionProxy } from '@hakuna-kit/server'

const proxy = createProtectionProxy({ secretKey: 'sk_test_example', baseUrl: process.env.HAKUNA_BASE_URL })
export { proxy as GET, proxy as POST }
