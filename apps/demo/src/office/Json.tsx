/** Formatted JSON that can be scrolled by keyboard. */
export function Json({ value }: { value: unknown }) {
  return (
    // An element that scrolls has to be reachable by keyboard.
    <pre className="json" tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </pre>
  )
}
