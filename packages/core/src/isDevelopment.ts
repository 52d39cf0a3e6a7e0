declare const process: { env: Record<string, string | undefined> } | undefined

/**
 * False in production. Bundlers put the value in, so texts for developers that depend on it are in no production
 * bundle. Some runtimes have no `process`.
 */
export const isDevelopment: boolean = typeof process === 'object' ? process.env['NODE_ENV'] !== 'production' : false
