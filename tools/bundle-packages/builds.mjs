// How core and react are cut into files. A file that the page loads first must hold nothing that only later files use,
// and what two later files share must not become one more file: pure functions are copied into each. Sources with
// state (classes, contexts, caches) exist once: later files import them from the file named in `shared`.

/**
 * @typedef {object} Build
 * @property {string} file written into dist, without extension
 * @property {string[]} entries sources; the file exports what they export
 * @property {string[]} [names] only these of what the entries export
 * @property {boolean} [exportsAll] exports every name of every source in it, for the files that are built after it
 * @property {Record<string, string>} [shared] source → file of dist from which it is imported
 * @property {string[]} [uses] files of dist that export all, from which every source they hold is imported
 * @property {boolean} [isClient] server components need entries of their own, see writeServerEntries.mjs
 */

/** Source of a dynamic import → file of dist. */
export const lazyFiles = {
  'src/opt-in/followOptIn.ts': 'optIn',
  'src/cart/createCartController.ts': 'cart',
}

/** @type {Record<string, Build[]>} */
export const builds = {
  core: [
    { file: 'errors', entries: ['src/errors.ts'], exportsAll: true },
    { file: 'coalesce', entries: ['src/internal/coalesce.ts'], exportsAll: true },
    { file: 'localizedText', entries: ['src/localizedText.ts'], exportsAll: true },
    { file: 'index', entries: ['src/index.ts'], uses: ['errors', 'localizedText'] },
    { file: 'sync', entries: ['src/sync/index.ts'], uses: ['errors', 'coalesce', 'localizedText'] },
    { file: 'internal', entries: ['src/internal/index.ts'], uses: ['coalesce'] },
    {
      file: 'testing',
      entries: ['src/testing/index.ts'],
      uses: ['errors'],
      shared: { 'src/sync/index.ts': 'sync', 'src/sync/errors.ts': 'sync' },
    },
  ],
  react: [
    {
      file: 'components',
      entries: ['src/ProtectionProvider.tsx', 'src/opt-in/ProtectionOptIn.tsx', 'src/cart/row/CartProtectionRow.tsx'],
      exportsAll: true,
    },
    { file: 'optIn', entries: ['src/opt-in/followOptIn.ts'], uses: ['components'] },
    { file: 'cart', entries: ['src/cart/createCartController.ts'], uses: ['components'] },
    {
      file: 'extras',
      entries: [
        'src/cart/row/useCartProtection.ts',
        'src/cart/useAddToCart.ts',
        'src/cart/useCartSync.ts',
        'src/cart/usePlanConnections.ts',
        'src/opt-in/ProtectionDialog.tsx',
        'src/order/OrderProtection.tsx',
      ],
      uses: ['components'],
      exportsAll: true,
    },
    {
      file: 'languages',
      entries: ['src/messages/es.ts', 'src/messages/fr.ts', 'src/messages/it.ts', 'src/messages/nl.ts'],
      exportsAll: true,
    },
    // Made of the parts that are built in. A bundler must not find them beside code that a shop uses.
    { file: 'de', entries: ['src/messages/de.ts'], uses: ['components', 'extras'], exportsAll: true },
    { file: 'en', entries: ['src/messages/en.ts'], uses: ['components', 'extras'], exportsAll: true },
    // Holds no code: whatever stands in the file that a shop imports from is harder to drop.
    {
      file: 'index',
      entries: ['src/index.ts'],
      uses: ['components', 'extras', 'languages', 'de', 'en'],
      isClient: true,
    },
    // Runs beside server components, where the hooks of `components` cannot be imported.
    { file: 'server', entries: ['src/server.ts'] },
    // For tests in Node. Its imports of server and sandbox stay imports.
    { file: 'testing', entries: ['src/testing/index.ts'], uses: ['components'] },
    { file: 'devtools', entries: ['src/devtools/index.ts'], uses: ['components'], isClient: true },
  ],
}
