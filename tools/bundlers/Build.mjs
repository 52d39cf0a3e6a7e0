/**
 * One build of one page. Each bundler gets a folder in which the packages are installed.
 *
 * @typedef {object} Build
 * @property {string} folder where the packages are installed
 * @property {string} entry path of the script of the page
 * @property {string} out folder for what is built
 * @property {'development' | 'production'} mode
 * @property {boolean} [isMeasured] React and TanStack Query stay outside, so that only bytes of the kit are counted
 * @property {boolean} [isRouteModule] the entry keeps its exports, as the modules of a router do
 *
 * @typedef {{ name: string, code: string, isFirst: boolean }} BuiltFile a script; `isFirst`: in the first load
 * @typedef {{ warnings: string[], files: BuiltFile[] }} Built
 */

/** Every page that uses the kit has these anyway. */
export const external = /^(react|react-dom|@tanstack\/react-query)(\/|$)/
