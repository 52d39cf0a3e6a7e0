import { createRootRoute, HeadContent, Outlet, Scripts } from '@tanstack/react-router'
import { Providers } from '../Providers'

export const Route = createRootRoute({
  head: () => ({ meta: [{ charSet: 'utf-8' }, { title: 'Shop' }] }),
  component: Root,
})

function Root() {
  return (
    <html lang="de">
      <head>
        <HeadContent />
      </head>
      <body>
        <Providers>
          <Outlet />
        </Providers>
        <Scripts />
      </body>
    </html>
  )
}
