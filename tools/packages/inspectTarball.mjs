import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'

const unwanted = /\.tsbuildinfo$|\.(test|stories|type-test)\.|(^|\/)(test|simulation|stories|e2e|node_modules)\/|^api\//
const expected = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']
const isText = (file) => /\.(js|mjs|cjs|ts|json|map|css|md)$/.test(file)

/** What must be in no published file, and why. */
const leaks = [
  { found: (text) => text.includes('workspace:'), why: 'has the protocol workspace:, which npm cannot install' },
  {
    found: (text) => [process.cwd(), tmpdir(), homedir()].some((path) => path !== '/' && text.includes(`${path}/`)),
    why: 'names a folder of the machine that built it',
  },
]

/** The reasons why a source map leads nowhere. Its sources are not published, so it must hold them. */
function inspectMap(text) {
  const { sources, sourcesContent = [] } = JSON.parse(text)
  return sources.filter((_, index) => typeof sourcesContent[index] !== 'string').map((source) => `lacks ${source}`)
}

/** The file of the package's sources that a built file comes from, without its ending; absent for bundles. */
function sourceOf(file, isBundled) {
  const [, path] =
    /^dist\/(?:types\/)?(.*)\.d\.ts$/.exec(file) ?? (isBundled ? [] : (/^dist\/(.*)\.js$/.exec(file) ?? []))
  return path
}

/**
 * What is wrong with the content of a packed package: files that nobody needs, files that are missing, paths of this
 * machine, source maps without sources, and files whose source is gone.
 *
 * @param packageFolder the package in the repository
 * @returns {string[]} one line for each fault
 */
export function inspectTarball(tarball, packageFolder) {
  const out = mkdtempSync(join(tmpdir(), 'hakuna-kit-tarball-'))
  try {
    execFileSync('tar', ['-xzf', tarball, '-C', out])
    const root = join(out, 'package')
    const files = readdirSync(root, { recursive: true }).filter((file) => statSync(join(root, file)).isFile())
    const isBundled = files.some((file) => file.startsWith('dist/types/'))
    const faults = expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing`)
    for (const file of files) {
      if (unwanted.test(file)) faults.push(`${file} is not for shops`)
      if (!isText(file)) continue
      const text = readFileSync(join(root, file), 'utf8')
      faults.push(...leaks.filter(({ found }) => found(text)).map(({ why }) => `${file} ${why}`))
      if (file.endsWith('.map')) faults.push(...inspectMap(text).map((why) => `${file} ${why}`))
      const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? []
      if (map && !files.includes(posix.join(dirname(file), map)))
        faults.push(`${file} names a source map that is missing`)
      const source = sourceOf(file, isBundled)
      const isGone = source && !['.ts', '.tsx'].some((end) => existsSync(join(packageFolder, 'src', source + end)))
      if (isGone) faults.push(`${file} was built from a source that is gone. Delete dist and build again`)
    }
    return faults
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
