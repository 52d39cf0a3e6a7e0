import { protection } from '../protection.server'
import type { Route } from './+types/protection'

export const loader = ({ request }: Route.LoaderArgs) => protection(request)
export const action = ({ request }: Route.ActionArgs) => protection(request)
