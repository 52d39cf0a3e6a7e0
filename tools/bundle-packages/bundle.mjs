import { join, relative, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { lazyFiles } from './builds.mjs'

/** Calls at the top of a module that change nothing. Bundlers drop what is not used only if they are told so. */
const pureCall = /(^(?:export )?const \w+ = )(?=(?:forwardRef|createContext|createLazy)\b)/gm

const isBare = (specifier) => !/^[./\0]|^[a-z]:/i.test(specifier)

/**
 * Bundles one file into dist.
 *
 * @param {{ root: string, dist: string }} folders of the package, and into which the file is written
 * @param {import('./builds.mjs').Build} build
 * @param {Map<string, { sources: string[] }>} written file in dist → what it holds, of the files bundled before
 * @returns {Promise<{ sources: string[], names: string[] }>} what the file holds and exports
 */
export async function bundle({ root, dist }, build, written) {
  const sources = build.exportsAll ? await listSources(root, build, written) : build.entries
  const output = await run(root, build, sources, written, (bundled) =>
    bundled.write({
      file: join(dist, `${build.file}.js`),
      format: 'es',
      sourcemap: true,
      // The shop's own bundler does this. Names stay readable in stack traces.
      minify: false,
    }),
  )
  const [chunk, ...others] = output.filter(({ type }) => type === 'chunk')
  if (others.length > 0) throw new Error(`${build.file} became ${others.length + 1} files. It must be one.`)
  return { sources: sourcesOf(root, chunk), names: chunk.exports.toSorted() }
}

/** All sources that the entries import statically. */
async function listSources(root, build, written) {
  const [chunk] = await run(root, build, build.entries, written, (bundled) => bundled.generate({ format: 'es' }))
  return sourcesOf(root, chunk)
}

const sourcesOf = (root, { moduleIds }) =>
  moduleIds.filter((id) => !id.startsWith('\0')).map((id) => relative(root, id).replaceAll('\\', '/'))

async function run(root, build, sources, written, finish) {
  const shared = new Map(Object.entries(build.shared ?? {}))
  for (const file of build.uses ?? []) for (const source of written.get(file).sources) shared.set(source, file)
  const entry = '\0entry'
  const bundled = await rolldown({
    input: { [build.file]: entry },
    cwd: root,
    platform: 'neutral',
    tsconfig: false,
    transform: {
      target: 'es2022',
      jsx: { runtime: 'automatic' },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    treeshake: { moduleSideEffects: false },
    onLog: (_, { message }) => {
      throw new Error(`${build.file}: ${message}`)
    },
    plugins: [
      {
        name: 'cut',
        async resolveId(specifier, importer, { kind }) {
          if (specifier === entry) return entry
          if (isBare(specifier)) return { id: specifier, external: true }
          const from = importer === entry ? root : join(importer, '..')
          const id = resolve(from, specifier)
          const found = (await this.resolve(id.replace(/\.js$/, ''), undefined, { skipSelf: true }))?.id
          if (!found) throw new Error(`${importer} imports ${specifier}, which is not there.`)
          const source = relative(root, found).replaceAll('\\', '/')
          const file = kind === 'dynamic-import' ? lazyFiles[source] : shared.get(source)
          if (kind === 'dynamic-import' && !file) throw new Error(`builds.mjs names no file for import('${source}').`)
          return file ? { id: `./${file}.js`, external: 'relative' } : found
        },
        transform: (code) => ({ code: code.replaceAll(pureCall, '$1/* @__PURE__ */ '), map: null }),
        load: (id) => (id === entry ? toEntry(sources, build.names) : undefined),
      },
    ],
  })
  const { output } = await finish(bundled)
  await bundled.close()
  return output
}

const toEntry = (sources, names) =>
  sources.map((source) => `export ${names ? `{ ${names.join(', ')} }` : '*'} from './${source}'`).join('\n')
