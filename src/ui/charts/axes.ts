/** Axis props every chart shares. Presentation attributes take custom properties, so the theme needs no code. */
export const TICK = { fill: 'var(--text-faint)', fontSize: 11, fontFamily: 'var(--font-sans)' } as const
export const AXIS_LINE = { stroke: 'var(--border)' } as const
export const GRID = { stroke: 'var(--border)', strokeDasharray: '0', vertical: false } as const
export const MARGIN = { top: 8, right: 22, bottom: 0, left: 0 } as const
/** Fits "10,000" in tabular numerals. */
export const VALUE_AXIS_WIDTH = 44

const PLAIN = new Intl.NumberFormat('en')

/** "1,204": the default way to write a value. */
export function plainNumber(value: number): string {
  return PLAIN.format(value)
}
