// Bundles the packages that pages download into few ES modules, after `tsc -b` has written their types. How a package
// is cut decides how many files a shop's own bundler makes of it: see bundle-packages/builds.mjs.
import { builds } from './bundle-packages/builds.mjs'
import { bundlePackage } from './bundle-packages/bundlePackage.mjs'

for (const name of Object.keys(builds)) await bundlePackage(name)
