/**
 * What the packages of the kit share with each other. No public promise: names and signatures may change in any version.
 */
export { coalesce } from './coalesce.js'
export { coalesceByKey } from './coalesceByKey.js'
export { withDeadline } from './withDeadline.js'
export type { Deadline } from './withDeadline.js'
