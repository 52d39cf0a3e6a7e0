import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { usePlanConnections } from './usePlanConnections.js'

it('has no connections on a server, where no cart is read', () => {
  const { Provider } = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone)]) })
  const Shown = () => {
    const { data, isPlaceholderData } = usePlanConnections()
    return <p>{JSON.stringify([data, isPlaceholderData])}</p>
  }
  expect(
    renderToString(
      <Provider>
        <Shown />
      </Provider>,
    ),
  ).toContain('<p>[[],true]</p>')
})
