import { useQuery } from '@tanstack/react-query'
import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RuleNeed } from '#core/risk/rule.ts'
import { type ImportPreview, lookBackQuery, previewQuery } from '#src/data/imports.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { RadioMark } from '#src/ui/radio-mark.tsx'
import css from './connects.module.css'
import type { Upload } from './uploads.ts'

type Connection = ImportPreview['connects'][number]

interface ConnectsProps {
  readonly upload: Upload
  readonly onChoose: (lookBack: boolean) => void
}

/**
 * Before a file connects kinds of record, and anything is changed: which rules wait for them, how many alerts a look
 * back would raise, and the choice to look back or to watch from now on. Nothing where a file connects nothing.
 */
export function Connects({ upload, onChoose }: ConnectsProps) {
  const { t } = useTranslation('imports')
  const { data } = useQuery(previewQuery(upload))
  if (data === undefined || data.connects.length === 0) return null
  return (
    <section className={css['connects']} aria-label={t('connects.title')}>
      <h3>{t('connects.title')}</h3>
      <ul>
        {data.connects.map((connection) => (
          <Kind key={connection.need} connection={connection} />
        ))}
      </ul>
      <p>{t('connects.meaning')}</p>
      <LookBack upload={upload} />
      <RadioGroup
        className={css['choice'] ?? ''}
        aria-label={t('connects.question')}
        value={upload.lookBack === null ? null : String(upload.lookBack)}
        onChange={(value) => onChoose(value === 'true')}
      >
        <span>{t('connects.question')}</span>
        <Radio value="true" className={css['radio'] ?? ''}>
          <RadioMark />
          <span>
            <b>{t('connects.lookBack')}</b> {t('connects.lookBackHint')}
          </span>
        </Radio>
        <Radio value="false" className={css['radio'] ?? ''}>
          <RadioMark />
          <span>
            <b>{t('connects.fromNow')}</b> {t('connects.fromNowHint')}
          </span>
        </Radio>
      </RadioGroup>
    </section>
  )
}

/** One kind of record with the rules that wait for it. */
function Kind({ connection: { need, records, rules, watchedFrom } }: { readonly connection: Connection }) {
  const { t } = useTranslation(['imports', 'patterns'])
  const format = useFormat()
  const name = t(`patterns:need.${need as RuleNeed}`, { defaultValue: need })
  return (
    <li>
      <b>{t('imports:connects.kind', { name, count: records, formatted: format.count(records) })}</b>{' '}
      {watchedFrom === null ? (
        t('imports:connects.isNew')
      ) : (
        <>
          {t('imports:connects.since')} <Timestamp at={watchedFrom} precision="minute" />
        </>
      )}
      <ul>
        {rules.map((rule) => (
          <WaitingRule key={rule.id} rule={rule} />
        ))}
      </ul>
    </li>
  )
}

function WaitingRule({ rule }: { readonly rule: Connection['rules'][number] }) {
  const { t } = useTranslation(['imports', 'domain', 'rules'])
  return (
    <li>
      <code>{rule.id}</code> {t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })}
      {rule.coverage !== 'evaluated' && (
        <span className={css['muted']}> · {t(`imports:connects.${rule.coverage}`)}</span>
      )}
    </li>
  )
}

/** The count of a dry run over everything held now. The choice does not wait for it. */
function LookBack({ upload }: { readonly upload: Upload }) {
  const { t } = useTranslation(['imports', 'domain'])
  const format = useFormat()
  const { data, error } = useQuery(lookBackQuery(upload))
  if (error !== null) return <InlineError title={t('imports:connects.uncounted')} error={error} />
  if (data === undefined) return <p role="status">{t('imports:connects.counting')}</p>
  const rules = data.byRule.map(({ ruleId, alerts }) =>
    t('imports:connects.byRule', {
      rule: `${ruleId} ${t(`domain:rule.${ruleId as 'T01'}`, { defaultValue: '' })}`.trim(),
      alerts: format.count(alerts),
    }),
  )
  return (
    <p role="status">
      <b>
        {data.total === 0
          ? t('imports:connects.none')
          : t('imports:connects.count', { count: data.total, formatted: format.count(data.total) })}
      </b>{' '}
      {rules.length > 0 && t('imports:connects.list', { rules: rules.join(t('imports:connects.and')) })}
    </p>
  )
}
