import { Links, Meta, Outlet, Scripts } from 'react-router'
import '@hakuna-kit/react/styles.css'

export default function Root() {
  return (
    <html lang="de">
      <head>
        <meta charSet="utf-8" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}
