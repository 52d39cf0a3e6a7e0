import { createProtectionProxy } from '@hakuna-kit/server'

/** Has the secret key. Only server code may import this file. */
export const protection = createProtectionProxy({
  secretKey: process.env.HAKUNA_SECRET_KEY ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env.HAKUNA_BASE_URL,
})
