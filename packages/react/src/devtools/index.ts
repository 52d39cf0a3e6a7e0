export type { DevtoolsOrderEvent } from './DevtoolsOrderEvent.js'
export { ProtectionDevtools, type ProtectionDevtoolsProps } from './ProtectionDevtools.js'
