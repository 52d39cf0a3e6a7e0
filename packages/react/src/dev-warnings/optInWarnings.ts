/** Lines about one opt-in. */
export const optInWarnings = {
  /** `planId` names a plan that the shopper did not choose in this provider. */
  notChosenHere(productId: string, planId: string): void {
    console.error(
      `<ProtectionOptIn> of product ${productId} was given planId "${planId}", which the shopper did not choose ` +
        'here, so it is shown as not chosen: the law forbids preselected plans. ' +
        'Pass the id that onPlanChange() gave, or leave planId out.',
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
    for (const input of document.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      if (input.name !== name) continue
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
