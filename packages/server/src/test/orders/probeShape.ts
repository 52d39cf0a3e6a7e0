type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
type Part = { path: string; value: Json; write(made: Json | undefined): unknown }

/**
 * Changes every part of a JSON value, one at a time, and answers at which paths `accepts` accepts which change. A check
 * that no longer looks at a part, or that refuses too much, shows in one of the lists.
 */
export function probeShape(value: object, accepts: (json: unknown) => boolean): Record<string, string[]> {
  const parts = listParts(JSON.parse(JSON.stringify(value)) as Json)
  const accepted: Record<string, string[]> = {}
  for (const [name, change] of Object.entries(changes)) {
    const found = parts.filter((part) => change(part).some((made) => accepts(part.write(made))))
    if (found.length > 0) accepted[name] = [...new Set(found.map(({ path }) => path))]
  }
  return accepted
}

/** What is written instead of a part; several values are tried one by one. */
const changes: Record<string, (part: Part) => (Json | undefined)[]> = {
  missing: ({ path }) => (path.endsWith('[]') ? [] : [undefined]),
  null: () => [null],
  otherType: ({ value }) => [typeof value === 'string' ? 7 : 'x'],
  emptyText: ({ value }) => (typeof value === 'string' ? [''] : []),
  emptyList: ({ value }) => (Array.isArray(value) && value.length > 0 ? [[]] : []),
  oneLetter: ({ value }) => (typeof value === 'string' ? ['x'] : []),
  longerText: ({ value }) => (typeof value === 'string' ? [`x${value}`, `${value}x`] : []),
  zero: ({ value }) => (typeof value === 'number' ? [0] : []),
  one: ({ value }) => (typeof value === 'number' ? [1] : []),
  negative: ({ value }) => (typeof value === 'number' ? [-1] : []),
  fraction: ({ value }) => (typeof value === 'number' ? [1.5] : []),
}

/** Every part but the whole; all elements of a list have one path, e.g. `lineItems[].id`. */
function listParts(root: Json): Part[] {
  const parts: Part[] = []
  const visit = (value: Json, path: string, steps: string[]) => {
    if (steps.length > 0) parts.push({ path, value, write: (made) => writeAt(root, steps, made) })
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const innerPath = Array.isArray(value) ? `${path}[]` : path === '' ? name : `${path}.${name}`
      visit(inner, innerPath, [...steps, name])
    }
  }
  visit(root, '', [])
  return parts
}

function writeAt(root: Json, steps: string[], made: Json | undefined): unknown {
  const copy = structuredClone(root)
  const parent = steps.slice(0, -1).reduce((at, step) => (at as Record<string, Json>)[step]!, copy)
  const name = steps.at(-1)!
  if (made === undefined) delete (parent as Record<string, Json>)[name]
  else (parent as Record<string, Json>)[name] = made
  return copy
}
