export type { DevtoolsOrderEvent } from './recording/DevtoolsOrderEvent.js'
export { ProtectionDevtools, type ProtectionDevtoolsProps } from './ProtectionDevtools.js'
