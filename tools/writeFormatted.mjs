import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'

/** Writes a file as `pnpm lint` wants it. */
export async function writeFormatted(file, text) {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
