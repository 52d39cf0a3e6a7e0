// Builds one page with one bundler, in a process of its own: bundlers read NODE_ENV when they are loaded.
// Usage: node buildPage.mjs BUNDLER BUILD RESULT. The result is a file, because bundlers write to the output too.
import { writeFileSync } from 'node:fs'
import { esbuild } from './esbuild.mjs'
import { parcel } from './parcel.mjs'
import { rollup } from './rollup.mjs'
import { vite } from './vite.mjs'
import { rspack, webpack } from './webpack.mjs'

const bundlers = { esbuild, parcel, rollup, rspack, vite, webpack }
const [name, build, result] = process.argv.slice(2)
writeFileSync(result, JSON.stringify(await bundlers[name](JSON.parse(build))))
