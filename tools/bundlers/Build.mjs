/**
 * One build of one page. Each bundler gets a folder in which the packages are installed.
 *
 * @typedef {object} Build
 * @property {string} folder where the packages are installed
 * @property {string} entry path of the script of the page
 * @property {string} out folder for what is built
 * @property {'development' | 'production'} mode
 * @property {string[]} [outside] packages that stay outside: the script is measured and not run, so only what is
 *   counted is in it
 * @property {boolean} [isRouteModule] the entry keeps its exports, as the modules of a router do
 *
 * @typedef {{ name: string, code: string, isFirst: boolean }} BuiltFile a script; `isFirst`: in the first load
 * @typedef {{ warnings: string[], files: BuiltFile[] }} Built
 */

/** A pattern for everything that these packages export. */
export const toPattern = (packages) => new RegExp(`^(${packages.join('|')})(/|$)`)
