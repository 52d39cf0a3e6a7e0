import { protection as proxy } from '../../../../lib/protection'

export { proxy as GET, proxy as POST }
