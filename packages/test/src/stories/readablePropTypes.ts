import type { ArgTypesEnhancer } from 'storybook/internal/types'

/** What react-docgen knows of a prop's TypeScript type. */
type DocgenType = { name: string; raw?: string; value?: string; elements?: DocgenType[] }

/**
 * Optional props are written `T | undefined`, which the prop table would call a "union" that is edited as an object. It
 * says the type as it is written instead, and gives each prop the control of its kind.
 */
export const readablePropTypes: ArgTypesEnhancer = ({ argTypes, component }) => {
  const docgen = (component as { __docgenInfo?: { props?: Record<string, { tsType?: DocgenType }> } } | undefined)
    ?.__docgenInfo
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const type = docgen?.props?.[name]?.tsType
      if (!type) return [name, argType]
      const kinds = (type.name === 'union' ? (type.elements ?? []) : [type]).filter(({ name }) => name !== 'undefined')
      const summary = (type.raw ?? type.name).replace(/\s*\|\s*undefined$/, '').replace(/^\((.*)\)$/s, '$1')
      return [name, { ...controlOf(kinds), ...argType, table: { ...argType.table, type: { summary } } }]
    }),
  )
}

function controlOf(kinds: DocgenType[]) {
  const [kind] = kinds
  if (kinds.length > 0 && kinds.every(({ name }) => name === 'literal')) {
    return { control: { type: 'select' as const }, options: kinds.map(({ value = '' }) => value.replace(/^'|'$/g, '')) }
  }
  if (kinds.length !== 1 || !kind) return { control: false as const }
  if (kind.name === 'boolean') return { control: { type: 'boolean' as const } }
  if (kind.name === 'number') return { control: { type: 'number' as const } }
  if (kind.name === 'string') return { control: { type: 'text' as const } }
  return kind.name === 'Product' ? { control: { type: 'object' as const } } : { control: false as const }
}
