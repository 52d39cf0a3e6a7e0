import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { install } from '../../examples/installKit.mjs'
import { run } from '../../examples/processes.mjs'
import { kit, nodeTypes, query, react, typescript } from '../versions.mjs'
import { writeEntryPoints } from './writeEntryPoints.mjs'

const resolutions = ['node16', 'nodenext', 'bundler']
const shop = fileURLToPath(new URL('shop.tsx', import.meta.url))

/**
 * A shop's code, compiled by each version of TypeScript with each way to resolve modules, against the types of React
 * 19. The types of React 18 are tried with the oldest and the newest version: how they are used depends on no resolution.
 */
export async function createTypescriptCells({ root, tarballs }) {
  const folders = {}
  for (const major of [18, 19]) {
    folders[major] = join(root, `typescript-react-${major}`)
    await install(folders[major], { ...kit, ...query, ...react[major], ...nodeTypes, ...compilers }, tarballs)
    makeModule(folders[major])
    copyFileSync(shop, join(folders[major], 'shop.tsx'))
    writeEntryPoints(folders[major])
  }
  const cells = [
    ...Object.keys(typescript).flatMap((version) =>
      resolutions.map((resolution) => ({ version, resolution, major: 19 })),
    ),
    { version: '5.4', resolution: 'bundler', major: 18 },
    { version: '7.0', resolution: 'bundler', major: 18 },
    // The last version before TypeScript calls it deprecated. 7.0 does not have it.
    { version: '5.9', resolution: 'node10', major: 19 },
  ]
  return cells.map(({ version, resolution, major }) => ({
    name: `typescript ${version} ${resolution} react ${major}`,
    run: () => compile(folders[major], version, resolution),
  }))
}

const compilers = Object.fromEntries(
  Object.entries(typescript).map(([version, exact]) => [`typescript-${version}`, `npm:typescript@${exact}`]),
)

/** A folder of ES modules, as the shops that use React are. `.cts` files in it are CommonJS all the same. */
function makeModule(folder) {
  const file = join(folder, 'package.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), type: 'module' }))
}

async function compile(folder, version, resolution) {
  const project = join(folder, `tsconfig.${version}.${resolution}.json`)
  writeFileSync(project, JSON.stringify(configure(version, resolution)))
  await run(process.execPath, [join(folder, `node_modules/typescript-${version}/bin/tsc`), '-p', project], {
    cwd: folder,
  })
}

function configure(version, resolution) {
  return {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      // Our declarations are compiled with the shop's code.
      skipLibCheck: false,
      // The compiler's own libraries take half of the time.
      skipDefaultLibCheck: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      jsx: 'react-jsx',
      types: ['node'],
      esModuleInterop: true,
      moduleResolution: resolution,
      module: ['bundler', 'node10'].includes(resolution) ? 'esnext' : resolution,
    },
    files: listFiles(version, resolution),
  }
}

function listFiles(version, resolution) {
  // It does not read `exports`. What pages use has folders for it; of the server's packages it finds the main entry.
  if (resolution === 'node10') return ['entryPointsForPages.ts']
  if (resolution === 'bundler') return ['shop.tsx', 'entryPoints.ts']
  // Since 5.8 the types allow what Node 20.19 does: CommonJS may require an ES module. `node16` never allows it.
  const mayRequire = resolution === 'nodenext' && Number(version) >= 5.8
  return ['shop.tsx', 'entryPoints.ts', 'importInCommonJs.cts', ...(mayRequire ? ['requireInCommonJs.cts'] : [])]
}
