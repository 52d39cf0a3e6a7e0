import { answerCart } from '../../../cartApi'

export { answerCart as GET, answerCart as POST, answerCart as PUT }
