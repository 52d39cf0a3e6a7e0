// Deletes what earlier builds wrote: the compiler leaves the output of deleted sources, and it would be published.
import { rmSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'

for (const name of ['core', 'react', 'server', 'sandbox']) {
  rmSync(fileURLToPath(new URL(`../packages/${name}/dist`, import.meta.url)), { recursive: true, force: true })
}
