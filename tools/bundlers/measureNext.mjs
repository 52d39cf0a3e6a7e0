import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { run } from '../examples/processes.mjs'
import { sizeOf } from './sizeOf.mjs'

/**
 * Builds two routes of Next's app router, with and without the kit. Next leaves nothing outside of its files, so the
 * first load is the difference of the two. The files for later are those that hold code of the kit.
 *
 * @returns {Promise<{ first: Figure, later: Figure }>}
 * @typedef {{ bytes: number, files: string[] }} Figure bytes after gzip
 */
export async function measureNext(folder) {
  await run('npx', ['--no-install', 'next', 'build'], {
    cwd: folder,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const chunks = join(folder, '.next/static/chunks')
  const read = (name) => readFileSync(join(chunks, name), 'utf8')
  const sum = (names) => names.reduce((bytes, name) => bytes + sizeOf(read(name)), 0)
  const holdsKit = (name) => {
    const [, map] = /\/\/# sourceMappingURL=(\S+)/.exec(read(name)) ?? []
    return map !== undefined && read(map).includes('@hakuna-kit/')
  }
  const [kit, plain] = ['kit', 'plain'].map((route) => listScripts(folder, route))
  const later = readdirSync(chunks).filter((name) => name.endsWith('.js') && !kit.includes(name) && holdsKit(name))
  return {
    first: { bytes: sum(kit) - sum(plain), files: kit.filter(holdsKit) },
    later: { bytes: sum(later), files: later },
  }
}

/** The scripts of the page that Next rendered for a route. */
function listScripts(folder, route) {
  const html = readFileSync(join(folder, `.next/server/app/${route}.html`), 'utf8')
  const names = [...html.matchAll(/\/_next\/static\/chunks\/([^"\\?]+\.js)/g)].map(([, name]) => basename(name))
  return [...new Set(names)]
}
