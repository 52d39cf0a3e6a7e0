const name = 'halle7 developer panel'
const listeners = new Set<() => void>()

/** Whether the developer panel is on in this tab. Reloads keep it on. */
export const developerPanelSwitch = {
  isOn: () => sessionStorage.getItem(name) === 'on',
  toggle() {
    if (developerPanelSwitch.isOn()) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, 'on')
    listeners.forEach((listener) => listener())
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
