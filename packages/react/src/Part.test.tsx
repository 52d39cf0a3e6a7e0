import { render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'

describe('every part', () => {
  it('accepts class, style, ref, data attributes and an element of the shop', async () => {
    const root = createRef<HTMLFieldSetElement>()
    const title = createRef<never>()
    function Price(props: object) {
      return <strong data-own="price" {...props} />
    }
    render(
      <ProtectionOptIn
        product={phone}
        ref={root}
        className="mine"
        style={{ maxWidth: 400 }}
        data-testid="root"
        unstyled
        slots={{
          title: { className: 'title', style: { color: 'red' }, ref: title, 'data-track': 'x' },
          price: { as: Price },
          link: { className: 'link' },
        }}
      />,
      { wrapper: createStack().Provider },
    )
    await screen.findByRole('checkbox')
    expect(root.current).toBe(screen.getByTestId('root'))
    expect(root.current?.className).toBe('mine')
    expect(root.current).toHaveStyle({ maxWidth: '400px' })
    expect(title.current).toBe(document.querySelector('.title'))
    expect(document.querySelector('.title')).toHaveAttribute('data-track', 'x')
    expect(document.querySelector('[data-own=price]')).toHaveAttribute('data-part', 'price')
    expect(screen.getByRole('link')).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
  })

  it('of a row too', async () => {
    const root = createRef<HTMLFieldSetElement>()
    const { Provider } = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone)]) })
    render(
      <CartProtectionRow
        lineItem={lineOf(phone)}
        ref={root}
        className="mine"
        slots={{ remove: { className: 'remove' } }}
      />,
      {
        wrapper: Provider,
      },
    )
    expect(await screen.findByRole('button')).toHaveClass('remove')
    expect(root.current?.className).toBe('hakuna-kit mine')
  })
})
