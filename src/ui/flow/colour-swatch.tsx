import { markPath } from './colour-mark.ts'

interface ColourSwatchProps {
  /** Place in the palette, from 1. */
  readonly place: number
  readonly size?: number
}

/** The mark of a reader's colour as it is on the cards; its name stands beside it in words. */
export function ColourSwatch({ place, size = 14 }: ColourSwatchProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" style={{ flex: 'none' }}>
      <path d={markPath(place) ?? ''} fill={`var(--series-${place})`} fillRule="evenodd" />
    </svg>
  )
}
