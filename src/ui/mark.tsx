/** The product's mark: a K whose two arms are a traced flow, one end of it flagged. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="7" fill="#3f51d1" />
      <g fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M9 7v18" />
        <path d="M9 16h4.500L21 8.500M13.500 16 21 23.500" />
      </g>
      <circle cx="23" cy="7.500" r="2.900" fill="#fff" />
      <circle cx="23" cy="24.500" r="2.900" fill="#ffc46b" />
    </svg>
  )
}
