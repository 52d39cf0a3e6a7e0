import type { Decorator } from '@storybook/react-vite'
import type { Product } from '@hakuna-kit/core'
import { ProductPage } from './ProductPage.js'

/**
 * `parameters.scene`: the shop around the story. `product` is a product page with the story below the price. `none`,
 * the default, is the bare story. A docs page shows many stories, so there the scene is left out unless `sceneInDocs`
 * is set.
 */
type SceneName = 'product' | 'none'

export const withScene: Decorator = (Story, { parameters, args, viewMode }) => {
  const scene = (parameters['scene'] ?? 'none') as SceneName
  if (scene === 'none' || (viewMode === 'docs' && !parameters['sceneInDocs'])) return <Story />
  return (
    <ProductPage product={args['product'] as Product}>
      <Story />
    </ProductPage>
  )
}
