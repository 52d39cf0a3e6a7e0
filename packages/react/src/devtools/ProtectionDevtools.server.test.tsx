import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionDevtools } from './ProtectionDevtools.js'

describe('ProtectionDevtools on the server', () => {
  it('renders nothing and requests nothing', () => {
    const cart = createMemoryCart()
    const { Provider, requests } = createStack({ cart })
    const bare = renderToString(<Provider />)
    const withPanel = renderToString(
      <Provider>
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    expect(bare).not.toBe('')
    expect(withPanel).toBe(bare)
    expect(requests).toEqual([])
    expect(cart.reads).toBe(0)
  })
})
