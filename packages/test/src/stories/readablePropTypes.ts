import type { ArgTypesEnhancer } from 'storybook/internal/types'

/** A prop's TypeScript type as react-docgen describes it. */
type DocgenType = { name: string; raw?: string; value?: string; elements?: DocgenType[] }

/**
 * Optional props have the type `T | undefined`, which the prop table would show as "union" with an object editor.
 * This shows the type as it is written, and the control that fits it.
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
