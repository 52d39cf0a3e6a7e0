export {
  prefetchPlans,
  type PlansState,
  type PrefetchedPlans,
  type PrefetchPlansOptions,
} from './plans/prefetchPlans.js'
