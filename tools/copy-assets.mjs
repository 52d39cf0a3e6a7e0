// Copies files that tsc does not emit from src to dist. Usage: node copy-assets.mjs src/styles.css …
import { copyFileSync } from 'node:fs'

for (const file of process.argv.slice(2)) copyFileSync(file, file.replace(/^src/, 'dist'))
