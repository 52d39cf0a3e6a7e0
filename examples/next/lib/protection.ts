import { createProtectionProxy } from '@hakuna-kit/server'

/** Holds the secret key. Only server code imports this file. */
export const protection = createProtectionProxy({
  secretKey: process.env.HAKUNA_SECRET_KEY ?? '',
  // Without it: the insurer's own host for this key.
  baseUrl: process.env.HAKUNA_BASE_URL,
})
