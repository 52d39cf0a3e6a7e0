/**
 * The markup of an element: one line for each element with its attributes in alphabetical order and its own text; long
 * lines have one attribute each. An id is replaced by its number, because React chooses it, in each version another.
 */
export function describeMarkup(root: Element): string {
  const ids = [root, ...root.querySelectorAll('*')].map(({ id }) => id).filter(Boolean)
  const toValue = (value: string) => (ids.includes(value) ? `#${ids.indexOf(value) + 1}` : value)

  function describeElement(element: Element, indent: string): string[] {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}="${toValue(value)}"`).toSorted()
    const texts = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''))
    const text = texts.join('').replace(/\s+/g, ' ').trim()
    const parts = [...attributes, ...(text ? [`"${text}"`] : [])]
    const line = [indent + element.localName, ...parts].join(' ')
    const lines =
      line.length > 100 ? [indent + element.localName, ...parts.map((part) => `${indent}| ${part}`)] : [line]
    return [...lines, ...[...element.children].flatMap((child) => describeElement(child, `${indent}  `))]
  }
  return describeElement(root, '').join('\n')
}
