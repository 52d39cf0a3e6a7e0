import ts from 'typescript-5'

const isUndefined = (node) => node.kind === ts.SyntaxKind.UndefinedKeyword
const withoutParentheses = (node) => (ts.isParenthesizedTypeNode(node) ? withoutParentheses(node.type) : node)

/** The declared type as one line, without `| undefined`, which every option that may be left out has. */
function typeText(declaration) {
  const node = declaration.type
  if (!node) return declaration.getText().replace(/^\w+\??/, '')
  const parts = ts.isUnionTypeNode(node) ? node.types.filter((part) => !isUndefined(part)) : [node]
  return parts
    .map((part) => (parts.length === 1 ? withoutParentheses(part) : part).getText())
    .join(' | ')
    .replaceAll(/\s+/g, ' ')
}

const isPlainObject = (type) => (type.flags & ts.TypeFlags.Object) !== 0 && type.getCallSignatures().length === 0

/**
 * The options of an object type, in the order of their declaration. An option that itself holds options (its type ends
 * in `Options` or `Retry` and can be imported) is followed by those, as `retry.tries`.
 *
 * @returns {{ name: string, declaration: object, isRequired: boolean, type: string, meaning: string }[]}
 */
export function describeOptions({ checker, isOurs }, type, prefix = '') {
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const declarations = property.declarations?.filter(isOurs) ?? []
    // Where one of two options is to be given, each declares the other one as `undefined`.
    const declaration = declarations.find(({ type }) => !type || !isUndefined(type)) ?? declarations[0]
    if (!declaration) return []
    const meaning = ts.displayPartsToString(property.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ')
    const name = `${prefix}${property.name}`
    const option = {
      name,
      declaration,
      isRequired: (property.flags & ts.SymbolFlags.Optional) === 0,
      type: typeText(declaration),
      meaning,
    }
    const own = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, declaration))
    const parts = own.isUnion() ? own.types : [own]
    const inner = parts.filter(
      (part) => isPlainObject(part) && /(Options|Retry)$/.test((part.aliasSymbol ?? part.symbol)?.name ?? ''),
    )
    return [option, ...inner.flatMap((part) => describeOptions({ checker, isOurs }, part, `${name}.`))]
  })
}

/** `| Option | Type | Meaning |` as Markdown. */
export function toOptionsTable(options) {
  const escape = (text) => text.replaceAll('|', '\\|')
  return [
    '| Option | Type | Meaning |',
    '| --- | --- | --- |',
    ...options.map(
      ({ name, isRequired, type, meaning }) =>
        `| \`${name}\` | \`${escape(type)}\` | ${isRequired ? 'Required. ' : ''}${escape(meaning)} |`,
    ),
  ].join('\n')
}
