/**
 * The parts of the packages that `pnpm test:mutants` samples, each with the share of faults that its tests should
 * notice, in percent. A file belongs to the first area that its path begins with.
 * @type {{ name: string, paths: string[], goal: number }[]}
 */
export const areas = [
  {
    name: 'core/sync and connections',
    paths: ['packages/core/src/sync/', 'packages/core/src/connectPlans'],
    goal: 95,
  },
  { name: 'core, the rest', paths: ['packages/core/src/'], goal: 90 },
  { name: 'react/opt-in', paths: ['packages/react/src/opt-in/'], goal: 95 },
  { name: 'react/cart', paths: ['packages/react/src/cart/'], goal: 90 },
  { name: 'react, the rest', paths: ['packages/react/src/'], goal: 90 },
  { name: 'server/proxy/guards', paths: ['packages/server/src/proxy/guards/'], goal: 95 },
  { name: 'server/proxy, the rest', paths: ['packages/server/src/proxy/'], goal: 90 },
  { name: 'server/insurer', paths: ['packages/server/src/insurer/'], goal: 90 },
  { name: 'server/orders', paths: ['packages/server/src/orders/'], goal: 95 },
  { name: 'server/outbox', paths: ['packages/server/src/outbox/'], goal: 90 },
  { name: 'server, the rest', paths: ['packages/server/src/'], goal: 90 },
  { name: 'sandbox', paths: ['packages/sandbox/src/'], goal: 90 },
]

/** The area of a file, by its path from the root of the repository. */
export const areaOf = (file) => areas.find(({ paths }) => paths.some((path) => file.startsWith(path)))
