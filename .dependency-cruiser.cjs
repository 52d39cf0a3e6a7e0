/**
 * No import cycle, types included, and no import against the direction that docs/architecture.md shows.
 * Run by `pnpm lint`.
 */
const rooms = (...paths) => `^(${paths.join('|')})`
const core = 'packages/core/src/'
const react = 'packages/react/src/'
const reactTesting = `${react}testing/`
const server = 'packages/server/src/'
const orders = `${server}orders/`
const insurer = `${server}insurer/`
const outbox = `${server}outbox/`
const proxy = `${server}proxy/`
const sandbox = 'packages/sandbox/'
const test = 'packages/test/'
const isTest = '\\.(test|stories|type-test|bench)\\.|/(simulation|test|stories|e2e)/'

/** Files in `from` may not import files in `to`. `except`: files in `from` that may. */
const forbid = (name, comment, from, to, except = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: rooms(...from), pathNot: [isTest, ...except] },
  to: { path: rooms(...to) },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files that import each other cannot be read one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is not checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|mdx)$' },
    },
    forbid('core-alone', 'core imports no other package of ours.', [core], [react, server, sandbox, test, 'apps/']),
    forbid('react-on-core', 'react imports core only.', [react], [server, sandbox, test, 'apps/'], [reactTesting]),
    forbid('react-testing', 'The test kit imports no test of ours.', [reactTesting], [test, 'apps/']),
    forbid(
      'test-kit-apart',
      'No page may get the test kit, with server and sandbox.',
      [react],
      [reactTesting],
      [reactTesting],
    ),
    forbid('server-on-core', 'server imports core only.', [server], [react, sandbox, test, 'apps/']),
    forbid('orders-on-core', 'The order model imports core only.', [orders], [insurer, outbox, proxy]),
    forbid('insurer-on-orders', 'The insurer client imports core and orders only.', [insurer], [outbox, proxy]),
    forbid('outbox-beside-proxy', 'The outbox imports nothing of the proxy.', [outbox], [proxy]),
    forbid('proxy-beside-outbox', 'The proxy imports nothing of the outbox.', [proxy], [outbox]),
    forbid(
      'sandbox-alone',
      'The sandbox shares no code with the other packages, so it can prove them wrong.',
      [sandbox],
      [core, react, server, test, 'apps/'],
    ),
    {
      name: 'sandbox-in-tests-only',
      comment: 'Only tests, the test kit, stories, benches and the demo import the sandbox and packages/test.',
      severity: 'error',
      from: { path: rooms(core, react, server), pathNot: [isTest, reactTesting] },
      to: { path: rooms(sandbox, test) },
    },
    {
      name: 'no-private-tests',
      comment: 'What several packages need for their tests is in packages/test.',
      severity: 'error',
      from: { path: '^(packages|apps|\\.storybook|bench)/([^/]+)/', pathNot: '^packages/test/' },
      to: { path: '^packages/[^/]+/.*(\\.test\\.|/(simulation|test)/)', pathNot: ['^packages/$2/', '^packages/test/'] },
    },
    forbid(
      'no-dot-folder',
      'Only its tool imports configuration.',
      ['packages/', 'apps/', 'bench/'],
      ['\\.storybook/'],
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|storybook-static|\\.data|fresh-apps/shops)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@hakuna-kit/source', 'import', 'types', 'default'],
    },
  },
}
