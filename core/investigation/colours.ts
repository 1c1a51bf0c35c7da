/**
 * The palette of the `colour` step, place 1 first (docs/investigation-format.md). Each place has a shape of its own,
 * so that a colour is never the only thing that tells two accounts apart.
 */
export const ACCOUNT_COLOURS = [
  { name: 'blue', shape: 'circle' },
  { name: 'orange', shape: 'square' },
  { name: 'teal', shape: 'triangle' },
  { name: 'pink', shape: 'diamond' },
  { name: 'olive', shape: 'cross' },
  { name: 'sky', shape: 'star' },
  { name: 'brown', shape: 'hexagon' },
  { name: 'grey', shape: 'ring' },
] as const

export type AccountColourName = (typeof ACCOUNT_COLOURS)[number]['name']
export type AccountColourShape = (typeof ACCOUNT_COLOURS)[number]['shape']

/** The name of a place of the palette (from 1); null for a place that it does not have. */
export function colourName(place: number): AccountColourName | null {
  return ACCOUNT_COLOURS[place - 1]?.name ?? null
}
