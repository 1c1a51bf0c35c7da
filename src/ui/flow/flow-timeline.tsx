import { Pause, Play, RotateCcw } from 'lucide-react'
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import {
  timeHistogram,
  type TimedValue,
  type TimeHistogram,
  type TimeWindow,
} from '#core/flow/picture/time-window.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { cx } from '#src/ui/cx.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import css from './flow-timeline.module.css'
import { prefersReducedMotion } from './palette.ts'

export interface FlowTimelineProps {
  /** What is drawn, in time: amounts of one asset in smallest units, or `1n` each for a count. */
  readonly rows: readonly TimedValue[]
  /** What the bars measure, in words: "ETH" or "transfers". */
  readonly measure: string
  /** A bar's sum in words. */
  readonly text: (units: bigint) => string
  /** Null: all of the time. */
  readonly value: TimeWindow | null
  readonly onChange: (value: TimeWindow | null) => void
}

const MOST_BARS = 60
const STEP_MS = 650

/** Value over time, and the part of the time that is looked at: by brush, by keyboard, or played from the start. */
export function FlowTimeline({ rows, measure, text, value, onChange }: FlowTimelineProps) {
  const { t } = useTranslation('flow')
  const format = useFormat()
  const histogram = useMemo(() => timeHistogram(rows, MOST_BARS), [rows])
  const { buckets, untimed } = histogram
  const [first, last] = edgesOf(histogram, value)
  const range = (from: number, to: number): void => {
    const [start, end] = [Math.min(from, to), Math.max(from, to)]
    const isAll = start <= 0 && end >= buckets.length - 1
    onChange(isAll ? null : { from: buckets[start]!.from, to: buckets[end]!.to - 1 })
  }
  const player = usePlayer(first, last, buckets.length, (end) => range(first, end))
  const brush = useBrush(buckets.length, range)
  if (buckets.length === 0) return <p className={cx(css['none'])}>{t('timeline.none')}</p>
  const when = (at: number, end: 'from' | 'to'): string =>
    format.instant(end === 'from' ? buckets[at]!.from : buckets[at]!.to - 1, 'minute')
  return (
    <div className={cx(css['timeline'])}>
      <div className={cx(css['buttons'])}>
        <IconButton
          icon={player.isPlaying ? Pause : Play}
          label={t(player.isPlaying ? 'timeline.pause' : player.steps ? 'timeline.step' : 'timeline.play')}
          size="small"
          onPress={player.press}
        />
        <IconButton
          icon={RotateCcw}
          label={t('timeline.all')}
          size="small"
          isDisabled={value === null}
          onPress={() => onChange(null)}
        />
      </div>
      <Slider
        className={cx(css['slider'])}
        minValue={0}
        maxValue={buckets.length - 1}
        step={1}
        value={[first, last]}
        onChange={(ends) => range(ends[0]!, ends[1]!)}
      >
        <Label className={cx(css['label'])}>
          {t('timeline.label', { measure })}
          <output>
            {when(first, 'from')} – {when(last, 'to')}
          </output>
        </Label>
        <div className={cx(css['area'])}>
          <Bars histogram={histogram} first={first} last={last} text={text} when={when} {...brush} />
          <SliderTrack className={cx(css['track'])}>
            <End index={0} label={t('timeline.from')} value={when(first, 'from')} />
            <End index={1} label={t('timeline.to')} value={when(last, 'to')} />
          </SliderTrack>
        </div>
      </Slider>
      {untimed.rows > 0 && (
        <p className={cx(css['untimed'])}>
          {t('timeline.untimed', { count: untimed.rows, formatted: format.count(untimed.rows) })}
        </p>
      )}
    </div>
  )
}

interface EndProps {
  readonly index: 0 | 1
  readonly label: string
  /** Where it stands, in words: the slider itself counts bars. */
  readonly value: string
}

function End({ index, label, value }: EndProps) {
  const input = useRef<HTMLInputElement>(null)
  // The thumb writes the number of the bar there, which says nothing to whoever hears it.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', value))
  return <SliderThumb index={index} inputRef={input} className={cx(css['thumb'])} aria-label={label} />
}

/** First and last bar within the window. */
function edgesOf({ buckets }: TimeHistogram, value: TimeWindow | null): readonly [number, number] {
  if (value === null) return [0, Math.max(0, buckets.length - 1)]
  const first = buckets.findIndex((bucket) => bucket.to > value.from)
  const last = buckets.findLastIndex((bucket) => bucket.from <= value.to)
  return [Math.max(0, first), Math.max(first, last, 0)]
}

/** Moves the end of the window from bar to bar. With reduced motion nothing runs: each press is one step. */
function usePlayer(first: number, last: number, count: number, show: (end: number) => void) {
  const [isPlaying, setPlaying] = useState(false)
  const steps = prefersReducedMotion()
  const advance = useEffectEvent(() => {
    if (last >= count - 1) setPlaying(false)
    else show(last + 1)
  })
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => advance(), STEP_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
  const press = (): void => {
    // At the end it begins again from the start of the window.
    const restart = last >= count - 1
    if (!isPlaying) show(restart ? first : last + 1)
    if (!steps) setPlaying(!isPlaying)
  }
  return { isPlaying, steps, press }
}

interface Brush {
  readonly onBrushStart: (at: number) => void
  readonly onBrushMove: (at: number) => void
  readonly onBrushEnd: () => void
}

function useBrush(count: number, range: (from: number, to: number) => void): Brush {
  // Two moves of the pointer may come before the page is rendered again.
  const start = useRef<number | null>(null)
  const within = (at: number): number => Math.max(0, Math.min(count - 1, at))
  return {
    onBrushStart: (at) => {
      start.current = within(at)
      range(within(at), within(at))
    },
    onBrushMove: (at) => {
      if (start.current !== null) range(start.current, within(at))
    },
    onBrushEnd: () => {
      start.current = null
    },
  }
}

interface BarsProps extends Brush {
  readonly histogram: TimeHistogram
  readonly first: number
  readonly last: number
  readonly text: (units: bigint) => string
  readonly when: (at: number, end: 'from' | 'to') => string
}

const HEIGHT = 40

function Bars({ histogram, first, last, text, when, onBrushStart, onBrushMove, onBrushEnd }: BarsProps) {
  const { buckets, largest } = histogram
  const at = (event: React.PointerEvent<SVGSVGElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.floor(((event.clientX - left) / width) * buckets.length)
  }
  return (
    <svg
      className={cx(css['bars'])}
      viewBox={`0 0 ${buckets.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        onBrushStart(at(event))
      }}
      onPointerMove={(event) => onBrushMove(at(event))}
      onPointerUp={onBrushEnd}
      onPointerCancel={onBrushEnd}
    >
      {buckets.map((bucket, index) => {
        const height = bucket.rows === 0 ? 0 : Math.max(1.5, share(bucket.units, largest) * HEIGHT)
        return (
          <rect
            key={bucket.from}
            className={cx(css['bar'], index >= first && index <= last && css['inside'])}
            x={index + 0.08}
            y={HEIGHT - height}
            width={0.84}
            height={height}
          >
            <title>{`${when(index, 'from')}: ${text(bucket.units)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

function share(units: bigint, largest: bigint): number {
  return largest === 0n ? 0 : Number((units * 10_000n) / largest) / 10_000
}
