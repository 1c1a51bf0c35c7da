import { badgeParts } from './badge.ts'
import { BADGE, cardLook } from './card-look.ts'
import { cardTexts } from './card-text.ts'
import { CATEGORY_LOOKS } from './categories.ts'
import { colourMark, MARK, type ColourMark } from './colour-mark.ts'
import { arrowHead, traceLine, type PathSink } from './curve.ts'
import { drawnBounds, FRAME, planFrame, type ExportFrame, type LegendEntry } from './export-frame.ts'
import { lineColour } from './export-png.ts'
import { LABEL_SIZE, placeLabels, ROW_HEIGHT } from './label-places.ts'
import { notePlace } from './note-place.ts'
import { Occupied } from './occupied.ts'
import { groupAreas } from './group-areas.ts'
import { isDim } from './paint-lines.ts'
import type { Box } from './geometry.ts'
import { COLOUR_RING } from './paint-cards.ts'
import type { ReadyPicture } from './painter.ts'
import type { FlowPalette } from './palette.ts'
import type { Card, Line } from './scene.ts'

/**
 * The whole picture as an SVG file that stands alone: no script, no style sheet, no font of its own; every node
 * and flow is a group with a title, so that a reader and a search find them. From the same scene as the screen.
 */
export function writeSvg(picture: ReadyPicture, frame: ExportFrame): string {
  const plan = planFrame(frame, drawnBounds(picture.scene))
  const { scene, palette } = picture
  const [width, height] = [round(plan.width), round(plan.height)]
  const captions = FRAME.margin + (frame.title === '' ? 0 : FRAME.title) - 4
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${attribute(palette.fontSans)}">`,
    frame.title === '' ? '' : `<title>${escape(frame.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.bg}"/>`,
    text(frame.title, FRAME.margin, FRAME.margin, { size: 18, weight: 600, fill: palette.text }),
    ...scene.bands.map((band) =>
      text(picture.caption(band), (band.left + band.right) / 2 + plan.panX, captions, {
        size: 11,
        weight: 500,
        fill: band.layer === 0 ? palette.accent : palette.textFaint,
        anchor: 'middle',
      }),
    ),
    `<g transform="translate(${round(plan.panX)} ${round(plan.panY)})">`,
    ...groups(picture),
    ...scene.lines.map((line) => lineSvg(line, picture)),
    ...scene.cards.map((card) => cardSvg(card, picture)),
    ...amounts(picture),
    ...notes(picture),
    '</g>',
    ...plan.legend.map(({ entry, x, y }) => legendSvg(entry, x, y, palette)),
    ...plan.footer.map(({ text: line, y }) =>
      text(line, FRAME.margin, y, { size: 11, weight: 400, fill: palette.textMuted }),
    ),
    '</svg>',
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function lineSvg(line: Line, { marks, palette }: ReadyPicture): string {
  const { edge } = line
  const colour = edge.onPath ? palette.danger : palette.borderStrong
  const alpha = (edge.onPath ? 1 : 0.62) * (isDim(line, marks.dimmed) ? 0.2 : 1)
  const taint = marks.paint?.edges.get(edge.id)
  const lit = marks.highlight.has(edge.id)
  const stroke = (tint: string, width: number): string =>
    `<path d="${pathData(line)}" fill="none" stroke="${tint}" stroke-width="${round(width)}"/>` +
    `<path d="${arrowData(line)}" fill="${tint}"/>`
  return (
    `<g opacity="${alpha}"><title>${escape(`${edge.source} → ${edge.target}: ${edge.amountText} ${edge.assetSymbol}`)}</title>` +
    `${stroke(lit ? palette.accent : colour, line.width)}</g>` +
    (taint && taint.share > 0
      ? stroke(palette.paint, Math.max(1, line.width * Math.min(1, taint.share)))
      : '')
  )
}

function pathData(line: Line): string {
  const parts: string[] = []
  const sink: PathSink = {
    moveTo: (x, y) => void parts.push(`M${round(x)} ${round(y)}`),
    lineTo: (x, y) => void parts.push(`L${round(x)} ${round(y)}`),
    quadraticCurveTo: (cx, cy, x, y) => void parts.push(`Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`),
  }
  traceLine(sink, line.points, line.arrow * 0.8)
  return parts.join('')
}

function arrowData(line: Line): string {
  const corners = arrowHead(line.points, line.arrow).map(({ x, y }) => `${round(x)} ${round(y)}`)
  return `M${corners.join('L')}Z`
}

function cardSvg({ node, box }: Card, picture: ReadyPicture): string {
  const { marks, palette } = picture
  const look = cardLook(node, palette)
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2]
  const colour = colourSvg(node, box, picture, look.radius)
  const scale = BADGE.size / 32
  const shape =
    look.radius > 0
      ? `<rect x="${round(left)}" y="${round(top)}" width="${box.width}" height="${box.height}" rx="${look.radius}"`
      : `<path d="M${round(left + 10)} ${round(top)}h${box.width - 20}l10 ${box.height / 2}l-10 ${box.height / 2}h${20 - box.width}l-10 ${-box.height / 2}z"`
  const badge = look.badge
    ? `<g transform="translate(${round(left + BADGE.left)} ${round(box.y - BADGE.size / 2)}) scale(${scale})">` +
      `<path d="${look.badge.outline}" fill="${look.badge.fill}"${look.badge.stroke ? ` stroke="${look.badge.stroke}"` : ''}/>` +
      `<path d="${look.badge.icon}" transform="translate(${look.badge.place.x} ${look.badge.place.y}) scale(${look.badge.place.scale})" fill="none" stroke="${look.badge.ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></g>`
    : ''
  return (
    `<g${marks.dimmed.has(node.id) ? ' opacity="0.2"' : ''}><title>${escape(node.id)}</title>` +
    `${shape} fill="${look.fill}" stroke="${look.border}" stroke-opacity="${look.borderAlpha}" stroke-width="${look.borderWidth}"${look.dashed ? ' stroke-dasharray="4 3"' : ''}/>` +
    badge +
    cardTexts(node, box, palette, 1)
      .map((line) =>
        text(cut(line.text, line.room / (line.size * 0.56)), line.x, line.y, {
          size: line.size,
          weight: line.weight,
          fill: line.colour,
          anchor: line.align === 'center' ? 'middle' : 'start',
          family: line.family,
        }),
      )
      .join('') +
    colour +
    '</g>'
  )
}

/** The frame and the mark of a colour that the reader gave. */
function colourSvg(node: Card['node'], box: Box, { marks, palette }: ReadyPicture, radius: number): string {
  const mark = colourMark(marks.colours.get(node.id)?.place, palette)
  if (mark === null) return ''
  const [left, top] = [
    round(box.x - box.width / 2 - COLOUR_RING.away),
    round(box.y - box.height / 2 - COLOUR_RING.away),
  ]
  const side = 2 * COLOUR_RING.away
  return (
    `<rect x="${left}" y="${top}" width="${box.width + side}" height="${box.height + side}" rx="${radius + COLOUR_RING.away}" fill="none" stroke="${mark.colour}" stroke-width="${COLOUR_RING.width}"/>` +
    markSvg(mark, box.x - box.width / 2 + MARK.left, box.y - box.height / 2, palette)
  )
}

function markSvg(mark: ColourMark | null, x: number, y: number, palette: FlowPalette): string {
  if (mark === null) return ''
  return `<path d="${mark.path}" transform="translate(${round(x - MARK.side / 2)} ${round(y - MARK.side / 2)})" fill="${mark.colour}" fill-rule="evenodd" stroke="${palette.bgRaised}" stroke-width="2.5" paint-order="stroke"/>`
}

function groups({ scene, marks, palette }: ReadyPicture): readonly string[] {
  return marks.groups.flatMap((group) =>
    groupAreas(group, scene.boxes, marks.notes).map((area) => {
      const [left, top] = [round(area.x - area.width / 2), round(area.y - area.height / 2)]
      return (
        `<rect x="${left}" y="${top}" width="${round(area.width)}" height="${round(area.height)}" rx="12" fill="${palette.accent}" fill-opacity="0.06" stroke="${palette.accent}" stroke-opacity="0.7"/>` +
        text(group.title, left + 10, top, {
          size: 10.5,
          weight: 600,
          fill: palette.accent,
          halo: palette.bg,
        })
      )
    }),
  )
}

/** Amounts where no card and no other amount is, as on the screen; widths are estimated. */
function amounts({ scene, labels, palette }: ReadyPicture): readonly string[] {
  const taken = new Occupied(scene.cards.map((card) => card.box))
  const found = placeLabels(labels, taken, LABEL_SIZE, (words) => places(words) * LABEL_SIZE * 0.56)
  return found.map(({ x, y, rows, label }) => {
    const look = {
      size: LABEL_SIZE,
      weight: 600,
      fill: label.colour,
      anchor: 'middle',
      halo: palette.bg,
    } as const
    const first = y - ((rows.length - 1) / 2) * ROW_HEIGHT
    return text(rows.join(' '), x, first, { ...look, rows })
  })
}

function notes({ scene, marks, palette }: ReadyPicture): readonly string[] {
  return marks.notes.flatMap((note) => {
    const at = notePlace(note, scene, Infinity)
    return at
      ? [text(note.text, at.x + 4, at.y, { size: 10.5, weight: 500, fill: palette.accent, halo: palette.bg })]
      : []
  })
}

function legendSvg(entry: LegendEntry, x: number, y: number, palette: FlowPalette): string {
  const words = text(entry.text, x + 26, y, { size: 11, weight: 400, fill: palette.textMuted })
  if (entry.kind === 'colour') return markSvg(colourMark(entry.place, palette), x + 8, y, palette) + words
  if (entry.kind === 'line') {
    const colour = lineColour(entry.look, palette)
    return `<path d="M${round(x)} ${round(y)}h12" stroke="${colour}" stroke-width="${entry.look === 'other' ? 1.5 : 3}"/><path d="M${round(x + 12)} ${round(y - 4)}l7 4l-7 4z" fill="${colour}"/>${words}`
  }
  const { outline, icon, transform } = badgeParts(entry.family)
  return (
    `<g transform="translate(${round(x)} ${round(y - 8)}) scale(.5)"><path d="${outline}" fill="${palette.tones[CATEGORY_LOOKS[entry.family].tone]}"/>` +
    `<path d="${icon}" transform="${transform}" fill="none" stroke="${palette.bgRaised}" stroke-width="2.2"/></g>${words}`
  )
}

interface TextLook {
  readonly size: number
  readonly weight: number
  readonly fill: string
  readonly anchor?: 'start' | 'middle'
  readonly family?: string
  readonly halo?: string
  /** The words in rows, one below the other; they stay one text for who searches or reads it. */
  readonly rows?: readonly string[]
}

function text(words: string, x: number, y: number, look: TextLook): string {
  if (words === '') return ''
  const family = look.family === undefined ? '' : ` font-family="${attribute(look.family)}"`
  const halo =
    look.halo === undefined
      ? ''
      : ` stroke="${look.halo}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`
  return `<text x="${round(x)}" y="${round(y)}" dominant-baseline="central" font-size="${look.size}" font-weight="${look.weight}" fill="${look.fill}" text-anchor="${look.anchor ?? 'start'}"${family}${halo}>${rowsOf(look.rows ?? [words], x)}</text>`
}

function rowsOf(rows: readonly string[], x: number): string {
  const [first = '', ...more] = rows.map(escape)
  const below = more.map((row) => ` <tspan x="${round(x)}" dy="${ROW_HEIGHT}">${row}</tspan>`)
  return `${first}${below.join('')}`
}

/** No canvas measures here: a Latin letter takes one place, a CJK one nearly two. */
function placesOf(letter: string): number {
  return letter.codePointAt(0)! > 0x2e80 ? 1.8 : 1
}

function places(words: string): number {
  return Array.from(words).reduce((sum, letter) => sum + placesOf(letter), 0)
}

function cut(words: string, room: number): string {
  const letters = Array.from(new Intl.Segmenter().segment(words), ({ segment }) => segment)
  let used = 0
  for (const [at, letter] of letters.entries()) {
    used += placesOf(letter)
    if (used > room) return `${letters.slice(0, Math.max(1, at - 1)).join('')}…`
  }
  return words
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attribute(words: string): string {
  return escape(words).replaceAll('"', "'")
}
