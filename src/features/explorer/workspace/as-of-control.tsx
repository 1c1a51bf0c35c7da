import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from '#src/platform/clock.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { isOfThePast } from '../opening/answers.ts'
import type { WorkspaceContext } from './context.ts'
import { useAsOf } from './use-as-of.ts'
import css from './workspace.module.css'

const FIELDS = ['time', 'knownAt'] as const

/** From which point in time the picture is asked: transfers held up to then, labels known then. */
export function AsOfControl(props: WorkspaceContext) {
  const { picture, isReadOnly } = props
  const { t } = useTranslation('past')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { asOf } = picture.state
  const isPast = isOfThePast(asOf)
  return (
    <Popover
      label={t('title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant={isPast ? 'secondary' : 'ghost'} icon={History} isDisabled={isReadOnly}>
          {isPast
            ? t('known', { time: format.instant(asOf.time ?? asOf.knownAt ?? now(), 'day') })
            : t('now')}
        </Button>
      }
    >
      <AsOfForm {...props} onDone={() => setOpen(false)} />
    </Popover>
  )
}

function AsOfForm({ workspace, picture, onDone }: WorkspaceContext & { readonly onDone: () => void }) {
  const { t } = useTranslation('past')
  const { timezone } = useFormat()
  const { asOf } = picture.state
  const { choose, isBusy, error } = useAsOf(workspace)
  const [texts, setTexts] = useState({
    time: fieldOf(asOf.time, timezone),
    knownAt: fieldOf(asOf.knownAt, timezone),
  })
  const instants = { time: instantOf(texts.time, timezone), knownAt: instantOf(texts.knownAt, timezone) }
  const isBad = (field: (typeof FIELDS)[number]) => {
    const instant = instants[field]
    return texts[field] !== '' && (instant === null || Date.parse(instant) > now())
  }
  const isReady = FIELDS.every((field) => !isBad(field)) && FIELDS.some((field) => texts[field] !== '')
  const send = async (to: { readonly time: string | null; readonly knownAt: string | null }) => {
    if (await choose(to)) onDone()
  }
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        // Of a past without a time of its own for the labels, what was known then is meant, and not what was learned since.
        if (isReady) void send({ time: instants.time, knownAt: instants.knownAt ?? instants.time })
      }}
    >
      <p>{t('hint', { zone: timezone })}</p>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`field.${field}`)}
          description={t(`hints.${field}`)}
          type="datetime-local"
          value={texts[field]}
          onChange={(text) => setTexts({ ...texts, [field]: text })}
          error={isBad(field) ? t('bad') : null}
          validationBehavior="aria"
        />
      ))}
      {error !== null && <InlineError title={t('failed')} error={error} />}
      <div className={css['formEnd']}>
        <Button
          isDisabled={isBusy || !isOfThePast(asOf)}
          onPress={() => void send({ time: null, knownAt: null })}
        >
          {t('back')}
        </Button>
        <Button type="submit" variant="primary" isLoading={isBusy} isDisabled={!isReady}>
          {t('show')}
        </Button>
      </div>
    </form>
  )
}

type Zone = ReturnType<typeof useFormat>['timezone']

const OFFSETS: Readonly<Record<Zone, { readonly hours: number; readonly text: string }>> = {
  HKT: { hours: 8, text: '+08:00' },
  UTC: { hours: 0, text: 'Z' },
}

/** What a field for date and time holds of an instant, in the reader's zone. */
function fieldOf(instant: string | null, zone: Zone): string {
  if (instant === null) return ''
  return new Date(Date.parse(instant) + OFFSETS[zone].hours * 3_600_000).toISOString().slice(0, 16)
}

/** The instant that a field names, with milliseconds as the record wants it; null for none. */
function instantOf(text: string, zone: Zone): string | null {
  const ms = Date.parse(`${text}${text.length === 16 ? ':00' : ''}${OFFSETS[zone].text}`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
