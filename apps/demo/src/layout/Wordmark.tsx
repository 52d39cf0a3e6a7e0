/** The shop's logo. */
export function Wordmark() {
  return (
    <span className="wordmark" aria-hidden="true">
      Halle
      <svg viewBox="0 0 30 32">
        <path d="M0 32V13L15 0l15 13v19z" fill="var(--accent-fill)" />
        <path d="M8.5 12.5h13.2v3.4L15.4 28h-4.6l5.9-11.4H8.5z" fill="#fff" />
      </svg>
    </span>
  )
}
