import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { de } from './de.js'
import { fr } from './fr.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'

const renderIn = (options: StackOptions, product = tablet) =>
  render(<ProtectionOptIn product={product} />, { wrapper: createStack(options).Provider })

describe('the language of the page', () => {
  it('is German for German locales', async () => {
    renderIn({ locale: 'de-AT' })
    expect(await screen.findByRole('radio', { name: 'Kein Schutz' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: /^2 Jahre Rundumschutz €\s51,99$/ })).toBeInTheDocument()
  })

  it('is English for all others, with titles in the language of the locale', async () => {
    renderIn({ locale: 'fr-FR' })
    expect(await screen.findByRole('radio', { name: 'No protection' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: /^Protection complète 2 ans 51,99\s€$/ })).toBeInTheDocument()
  })

  it('is the one that the shop passes, all texts or single ones', async () => {
    renderIn({ locale: 'fr-FR', messages: { ...fr, heading: 'Assurance' } })
    expect(await screen.findByRole('group', { name: 'Assurance' })).toBeVisible()
    expect(screen.getByRole('radio', { name: 'Sans protection' })).toBeInTheDocument()
  })

  it('replaces built-in texts by single texts of the shop', async () => {
    renderIn({ locale: 'de-DE', messages: { none: 'Ohne' } })
    expect(await screen.findByRole('radio', { name: 'Ohne' })).toBeInTheDocument()
    expect(screen.getByRole('group', { name: de.heading })).toBeVisible()
  })

  it('marks a title that exists in another language only', async () => {
    renderIn({ locale: 'en-GB' }, phone)
    expect(await screen.findByText('1 Jahr Garantieerweiterung')).toHaveAttribute('lang', 'de')
  })
})
