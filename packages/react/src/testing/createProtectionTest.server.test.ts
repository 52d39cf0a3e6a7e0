// @vitest-environment node
import { HydrationBoundary } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { prefetchPlans } from '../plans/prefetchPlans.js'
import { createProtectionTest } from './createProtectionTest.js'

it('runs without a DOM: the page as a server renders it', async () => {
  const shop = await createProtectionTest({ locale: 'de-DE' })
  const request = new Request('https://shop.example')
  const { state } = await prefetchPlans({ proxy: shop.proxy, request, products: [phone] })
  const optIn = createElement(ProtectionOptIn, { product: phone })
  const page = createElement(HydrationBoundary, { state }, optIn)
  const html = renderToString(createElement(shop.Provider, null, page))
  expect(html).toMatch(/data-state="ready".*1 Jahr Garantieerweiterung/s)
  expect(html).not.toContain('checked')
  expect(shop.requests).toEqual([])
})
