export { prefetchPlans, type PrefetchPlansOptions } from './plans/prefetchPlans.js'
