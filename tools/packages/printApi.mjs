import ts from 'typescript-5'

const printer = ts.createPrinter({ removeComments: true })

/** The statement of a declaration: for a variable the list around it. */
const statementOf = (declaration) => {
  let node = declaration
  while (node.parent && !ts.isSourceFile(node.parent)) node = node.parent
  return node
}
const isTopLevel = (declaration) => ts.isStatement(declaration) || ts.isVariableDeclaration(declaration)

/** The public form of a declaration, without comments and keywords that every declaration file has. */
const print = (declaration) =>
  printer
    .printNode(ts.EmitHint.Unspecified, statementOf(declaration), declaration.getSourceFile())
    .replace(/^(export )?(default )?(declare )?/, '')
    // In which file a type is declared is no concern of shops.
    .replaceAll(/\bimport\(["']\.[^)]*\)\./g, '')

/**
 * Every name that an entry point exports, with its type as text; then the types of the same package that those mention
 * and that no entry point exports. A change of either can break a shop's build.
 */
export function printApi({ exportsOf, checker, followAlias, isOurs }, file, { folder, entryPoints }) {
  const exported = exportsOf(file)
  const known = new Set(entryPoints.flatMap(({ types }) => exportsOf(types)).map(({ symbol }) => symbol))
  const hidden = []
  const isInPackage = (declaration) =>
    isOurs(declaration) && declaration.getSourceFile().fileName.includes(`/${folder}/`)

  function visit(node) {
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node)
      const symbol = found && followAlias(found)
      const declarations = (symbol?.declarations ?? []).filter(
        (declaration) => isTopLevel(declaration) && isInPackage(declaration),
      )
      if (declarations.length > 0 && !known.has(symbol)) {
        known.add(symbol)
        hidden.push({ name: symbol.name, symbol })
        declarations.forEach(visit)
      }
    }
    ts.forEachChild(node, visit)
  }
  const declarationsOf = ({ symbol }) => (symbol.declarations ?? []).filter(isInPackage)
  exported.flatMap(declarationsOf).forEach(visit)

  const toText = (entry) => {
    const printed = declarationsOf(entry).map(print)
    const own = printed.length > 0 ? printed.join('\n') : `// ${entry.name}: of another package`
    return entry.name === entry.symbol.name ? own : `// exported as ${entry.name}\n${own}`
  }
  return {
    exported: exported.map(toText),
    hidden: hidden.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(toText),
  }
}
