// Takes the changesets into versions and changelogs: `pnpm version-packages`. Then commit, and tag the commit.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { listPackages } from './packages/listPackages.mjs'

const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' })

run('changeset', 'version')
const { version } = listPackages().find(({ folder }) => folder === 'packages/react').manifest
const file = 'packages/react/src/version.ts'
// Consent records carry it, so it is in the code as well; a test compares the two.
writeFileSync(file, readFileSync(file, 'utf8').replace(/'[\d.]+[^']*'/, `'${version}'`))
run(
  'prettier',
  '--write',
  ...listPackages().flatMap(({ folder }) => [`${folder}/CHANGELOG.md`, `${folder}/package.json`]),
)
run('pnpm', 'install', '--lockfile-only')
console.log(
  `Version ${version}. Next: commit, merge, then tag the commit v${version}; the release workflow publishes it.`,
)
