const name = 'halle7 developer panel'
const listeners = new Set<() => void>()

/** Whether the developer panel is on: for this tab, reloads included. */
export const developerPanel = {
  isOn: () => sessionStorage.getItem(name) === 'on',
  toggle() {
    if (developerPanel.isOn()) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, 'on')
    listeners.forEach((listener) => listener())
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
