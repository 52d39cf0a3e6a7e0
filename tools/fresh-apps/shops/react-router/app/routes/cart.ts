import { answerCart } from '../cartApi'
import type { Route } from './+types/cart'

export const loader = ({ request }: Route.LoaderArgs) => answerCart(request)
export const action = ({ request }: Route.ActionArgs) => answerCart(request)
