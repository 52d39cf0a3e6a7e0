import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { build } from 'esbuild'
import { createElement } from 'react'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

type Kit = typeof import('./index.js')

// Inside the package, so that the bundle gets the same React as this test.
const folder = join(import.meta.dirname, '../node_modules/.lost-downloads/')
let kit: Kit
let lost: string[]

/** A build of which only the entry, and what it imports at once, can be downloaded: as on a bad connection. */
beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  const { metafile } = await build({
    entryPoints: { entry: join(import.meta.dirname, 'index.ts') },
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    conditions: ['@hakuna-kit/source'],
    external: ['react', 'react/*', 'react-dom', '@tanstack/react-query'],
  })
  lost = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path.split('/').at(-1)!),
  )
  for (const name of lost) await rm(folder + name)
  kit = (await import(pathToFileURL(`${folder}entry.mjs`).href)) as Kit
})
afterAll(() => rm(folder, { recursive: true }))

/** The page of a shop with one element of the kit. */
function renderPage(renderKit: (kit: Kit) => ReturnType<typeof createElement>) {
  const { client } = createStack()
  const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
  return render(
    createElement(
      kit.ProtectionProvider,
      { client, cart, locale: 'de-DE' },
      createElement('h1', null, 'Produkt'),
      renderKit(kit),
    ),
  )
}

it('shows and ticks an opt-in, without the details of the plan', async () => {
  renderPage(({ ProtectionOptIn }) => createElement(ProtectionOptIn, { product: phone }))
  await userEvent.click(await screen.findByRole('checkbox'))
  expect(screen.getByRole('checkbox')).toBeChecked()
  await userEvent.click(screen.getByRole('button', { name: /^Details: / }))
  // The same downloads once more: they fail after those of the kit.
  for (const name of lost) {
    await expect(act(() => import(pathToFileURL(folder + name).href))).rejects.toThrow('Cannot find module')
  }
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('checkbox')).toBeVisible()
})

it('shows no row, and the page stays', async () => {
  const { container } = renderPage(({ CartProtectionRow }) =>
    createElement(CartProtectionRow, { lineItem: lineOf(phone) }),
  )
  await waitFor(() => expect(container.querySelector('fieldset')).toBeNull())
  expect(screen.getByRole('heading', { name: 'Produkt' })).toBeVisible()
})
