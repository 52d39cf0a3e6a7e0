import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/product.tsx'),
  route('cart', 'routes/cart.ts'),
  route('api/protection/*', 'routes/protection.ts'),
] satisfies RouteConfig
