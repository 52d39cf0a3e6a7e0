export { prefetchPlans, type PrefetchPlansOptions } from './prefetchPlans.js'
