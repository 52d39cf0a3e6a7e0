type LastRender = { client: unknown; cart: unknown; changes: number }
const providers = new WeakMap<object, LastRender>()

/** Every bundler replaces it, as React and TanStack Query expect too. */
declare const process: { env: { NODE_ENV?: string } }

const warnings = {
  /** `planId` names a plan that the shopper did not choose in this provider. */
  notChosenHere(productId: string, planId: string): void {
    console.error(
      `<ProtectionOptIn> of product ${productId} was given planId "${planId}", which the shopper did not choose ` +
        'here, so it is shown as not chosen: the law forbids preselected plans. ' +
        'Pass the id that onPlanChange() gave, or leave planId out.',
    )
  },

  /** `client` or `cart` are other objects at each render. `provider` tells providers apart. */
  watchProvider(provider: object, client: unknown, cart: unknown): void {
    const last = providers.get(provider) ?? { client, cart, changes: 0 }
    const changed = [client !== last.client && 'client', cart !== last.cart && 'cart'].filter(Boolean)
    const changes = changed.length ? last.changes + 1 : 0
    providers.set(provider, { client, cart, changes })
    if (changes !== 3) return
    console.error(
      `<ProtectionProvider> was given another ${changed.join(' and ')} at three renders in a row, ` +
        'so its caches start over each time. Make it once, outside of the component.',
    )
  },

  /**
   * Radio buttons of two opt-ins share a name in one form, so that selecting one clears the other. `inputId`: of one of
   * them.
   */
  watchName(inputId: string): void {
    const own = document.getElementById(inputId)
    if (!(own instanceof HTMLInputElement)) return
    const { name } = own
    const groups = new Map<HTMLFormElement | null, Element | null>()
    for (const input of document.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${CSS.escape(name)}]`)) {
      const optIn = input.closest('[data-hakuna-kit]')
      const other = groups.get(input.form)
      groups.set(input.form, optIn)
      if (!other || other === optIn) continue
      console.error(
        `Two <ProtectionOptIn>s use the field name "${name}" in one form, so a browser takes them for one question. ` +
          'Give each a name of its own.',
      )
      return
    }
  },
}

/** Warnings for developers, in the browser's console. Undefined in production, where their texts are in no bundle. */
export const devWarnings = process.env.NODE_ENV === 'production' ? undefined : warnings
