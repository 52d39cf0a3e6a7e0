import ts from 'typescript-5'

const literalsOf = (type) => (type.isUnion() ? type.types : [type]).filter((one) => one.isStringLiteral())

/**
 * Every code that shops can meet in errors of an entry point: the `code` of each error class, and the members of each
 * exported type of codes or kinds.
 */
export function describeCodes({ checker, exportsOf }, file) {
  const codes = new Set()
  for (const { name, symbol } of exportsOf(file)) {
    const declared = checker.getDeclaredTypeOfSymbol(symbol)
    const isClass = (symbol.flags & ts.SymbolFlags.Class) !== 0
    const code = isClass ? declared.getProperty('code') : undefined
    const own = code && checker.getTypeOfSymbol(code)
    const type = own
      ? (checker.getBaseConstraintOfType(own) ?? own)
      : /(Code|ErrorKind)$/.test(name)
        ? declared
        : undefined
    if (type) literalsOf(type).forEach((literal) => codes.add(literal.value))
  }
  return [...codes].toSorted()
}
