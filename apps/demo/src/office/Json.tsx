/** JSON to read, not to parse. Scrolls by keyboard too. */
export function Json({ value }: { value: unknown }) {
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="json" tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </pre>
  )
}
