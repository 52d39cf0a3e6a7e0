const drawings = {
  phone: (
    <>
      <rect x="35" y="6" width="50" height="108" rx="10" fill="var(--shop-page)" />
      <rect x="40" y="11" width="40" height="98" rx="6" strokeWidth="1" />
      <rect x="52" y="15" width="16" height="4" rx="2" fill="var(--shop-ink)" stroke="none" />
      <path d="M40 84 80 52M40 98 80 66" strokeWidth="1" />
    </>
  ),
  headphones: (
    <>
      <path d="M22 74V62a38 38 0 0 1 76 0v12" strokeWidth="5" />
      <rect x="15" y="66" width="20" height="36" rx="9" fill="var(--shop-page)" />
      <rect x="85" y="66" width="20" height="36" rx="9" fill="var(--shop-page)" />
    </>
  ),
  notebook: (
    <>
      <rect x="22" y="24" width="76" height="52" rx="4" fill="var(--shop-page)" />
      <rect x="28" y="30" width="64" height="40" strokeWidth="1" />
      <path d="M10 86h100l-6 9H16z" fill="var(--shop-page)" />
    </>
  ),
  box: (
    <>
      <path d="m60 18 42 20v44l-42 20-42-20V38z" fill="var(--shop-page)" />
      <path d="m18 38 42 20 42-20M60 58v44" strokeWidth="1" />
    </>
  ),
}

export type Drawing = keyof typeof drawings

/** A drawing of a product in the shop's text colour. */
export function Art({ of }: { of: Drawing }) {
  return (
    <svg
      viewBox="0 0 120 120"
      aria-hidden="true"
      fill="none"
      stroke="var(--shop-ink)"
      strokeWidth="2"
      strokeLinejoin="round"
    >
      {drawings[of]}
    </svg>
  )
}
