import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('api/cart/*', 'routes/cart.ts'),
  /* README */
] satisfies RouteConfig
