// Publishes the packages that the registry does not have in this version yet, with provenance. Run by
// .github/workflows/release.yml; a second run continues where the first one stopped.
//
// Usage: node tools/publish-packages.mjs --tag v0.1.0 [--dry-run]
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { listPackages } from './packages/listPackages.mjs'

const { tag, 'dry-run': isDryRun } = parseArgs({
  options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
}).values

const packages = listPackages()
const wrong = packages.filter(({ manifest }) => `v${manifest.version}` !== tag)
if (wrong.length > 0) {
  const found = wrong.map(({ manifest }) => `${manifest.name} ${manifest.version}`).join(', ')
  console.error(`The tag is ${tag ?? 'missing'}, but here is ${found}. Tag the commit that has the new version.`)
  process.exit(1)
}

const npm = (args, options) => spawnSync('npm', args, { encoding: 'utf8', ...options })
const isPublished = ({ name, version }) => npm(['view', `${name}@${version}`, 'version']).stdout.trim() === version

for (const { folder, manifest } of packages) {
  if (!isDryRun && isPublished(manifest)) {
    console.log(`${manifest.name} ${manifest.version}: already published`)
    continue
  }
  const how = isDryRun ? ['--dry-run'] : ['--provenance']
  const { status } = npm(['publish', '--access', 'public', ...how], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`${manifest.name} was not published; those before it were. Run the release again when it is mended.`)
    process.exit(1)
  }
}
