import '@hakuna-kit/react/styles.css'
import type { ReactNode } from 'react'
import { Protection } from './Protection'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="de">
      <body>
        <Protection>{children}</Protection>
      </body>
    </html>
  )
}
