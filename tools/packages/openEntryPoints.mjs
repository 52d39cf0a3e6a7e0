import { join, resolve } from 'node:path'
import ts from 'typescript-5'

/**
 * Reads entry points as a compiler does: `exportsOf(file)` lists what one exports, by name. TypeScript 7 has no API
 * for this yet, so it is the last version that has one.
 */
export function openEntryPoints(folder, files) {
  const root = resolve(folder)
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      customConditions: ['@hakuna-kit/source'],
      jsx: ts.JsxEmit.ReactJSX,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
  )
  const checker = program.getTypeChecker()
  const followAlias = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)

  function exportsOf(file) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, file)))
    if (!module) throw new Error(`${file} exports nothing, so its names cannot be listed. Is it built?`)
    return checker
      .getExportsOfModule(module)
      .map((symbol) => ({ name: symbol.name, symbol: followAlias(symbol) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Whether a declaration is in one of our packages, and not in the language or a dependency. */
  const isOurs = (declaration) => {
    const { fileName } = declaration.getSourceFile()
    return !fileName.includes('/node_modules/') && fileName.startsWith(`${root}/packages/`)
  }

  return { checker, exportsOf, followAlias, isOurs }
}
