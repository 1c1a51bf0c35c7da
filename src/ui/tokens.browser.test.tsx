import { expect, test } from 'vitest'
import { preferencesNow } from '#src/platform/preferences.ts'
import { renderUi } from './testing.tsx'

/** The colour that the browser makes of a token in the theme of the page, as 0 to 255. */
function rgb(token: string): number[] {
  const probe = document.createElement('i')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const channels = [...getComputedStyle(probe).color.matchAll(/[\d.]+/g)].map((match) => Number(match[0]))
  probe.remove()
  return channels.slice(0, 3)
}

/** WCAG 2.2 relative luminance. */
function luminance(token: string): number {
  const [r = 0, g = 0, b = 0] = rgb(token).map((value) => {
    const channel = value / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

type Pair = readonly [front: string, ground: string]

const GROUNDS = ['bg', 'bg-raised', 'bg-sunken', 'bg-hover', 'bg-selected']
const SEVERITIES = ['0', '1', '2', '3', '4', '5']
const ON_GROUND = ['text', 'text-muted', 'text-faint', 'accent', ...SEVERITIES.map((at) => `sev-${at}-text`)]

const TEXT: readonly Pair[] = [
  ...GROUNDS.flatMap((ground) => ON_GROUND.map((front): Pair => [front, ground])),
  ...SEVERITIES.map((at): Pair => [`sev-${at}-text`, `sev-${at}-bg`]),
  ...['ok', 'warn', 'danger', 'info', 'accent'].map((name): Pair => [name, `${name}-bg`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['text', 'accent-bg'],
]

const GRAPHICS: readonly Pair[] = [
  ...SEVERITIES.map((at): Pair => [`sev-${at}`, 'bg-raised']),
  ...['1', '2', '3', '4', '5', '6', '7', '8'].map((at): Pair => [`series-${at}`, 'bg-raised']),
  ['border-strong', 'bg-raised'],
  ['focus', 'bg'],
  ['focus', 'bg-raised'],
]

function below(pairs: readonly Pair[], least: number): string[] {
  return pairs
    .map(([front, ground]) => ({ name: `${front} on ${ground}`, ratio: contrast(front, ground) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)}`)
}

test.each(['light', 'dark'] as const)('text has 4.5 : 1 and graphics have 3 : 1 in %s', async (theme) => {
  await renderUi(<p>Colours</p>)
  preferencesNow().set({ theme })
  expect(rgb('text')).toHaveLength(3)
  expect(below(TEXT, 4.5)).toEqual([])
  expect(below(GRAPHICS, 3)).toEqual([])
})

test('the two themes are not the same', async () => {
  await renderUi(<p>Colours</p>)
  const light = rgb('bg')
  preferencesNow().set({ theme: 'dark' })
  expect(rgb('bg')).not.toEqual(light)
})
