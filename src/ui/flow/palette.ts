const TONES = [
  'sev-0',
  'sev-1',
  'sev-2',
  'sev-3',
  'sev-4',
  'sev-5',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'series-7',
  'series-8',
  'text',
] as const

const COLOURS = {
  bg: '--bg',
  bgRaised: '--bg-raised',
  bgSunken: '--bg-sunken',
  text: '--text',
  textMuted: '--text-muted',
  textFaint: '--text-faint',
  border: '--border',
  borderStrong: '--border-strong',
  accent: '--accent',
  accentBg: '--accent-bg',
  focus: '--focus',
  danger: '--danger',
  paint: '--series-4',
} as const

/** Concrete colours and fonts for a canvas, which cannot read custom properties. */
export type FlowPalette = { readonly [name in keyof typeof COLOURS]: string } & {
  readonly tones: Readonly<Record<(typeof TONES)[number], string>>
  readonly severityText: readonly string[]
  readonly fontSans: string
  readonly fontMono: string
}

/** Resolves the design tokens as they are at `host` now: `light-dark()` only has a value on an element. */
export function readPalette(host: HTMLElement): FlowPalette {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const font = (name: string): string => {
    probe.style.fontFamily = `var(${name})`
    return getComputedStyle(probe).fontFamily
  }
  const entries = Object.entries(COLOURS).map(([key, name]) => [key, colour(name)] as const)
  const palette = {
    ...(Object.fromEntries(entries) as { [name in keyof typeof COLOURS]: string }),
    tones: Object.fromEntries(TONES.map((tone) => [tone, colour(`--${tone}`)])) as FlowPalette['tones'],
    severityText: [0, 1, 2, 3, 4, 5].map((severity) => colour(`--sev-${severity}-text`)),
    fontSans: font('--font-sans'),
    fontMono: font('--font-mono'),
  }
  probe.remove()
  return palette
}

/** Calls back when the page's theme may have changed; returns the way to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  })
  const query = matchMedia('(prefers-color-scheme: dark)')
  query.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    query.removeEventListener('change', changed)
  }
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
