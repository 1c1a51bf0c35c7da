import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '#core/workflow/roles.ts'
import type { BulkOrder, BulkResult } from '#src/data/alert-bulk.ts'
import type { Alert } from '#src/data/alerts.ts'
import { usersQuery } from '#src/data/session.ts'
import { now } from '#src/platform/clock.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from './bulk.module.css'
import { BulkCloseForm } from './bulk-close-form.tsx'

export type BulkForm = 'assign' | 'close' | 'snooze'

interface BulkDialogProps {
  /** Null: closed. */
  readonly form: BulkForm | null
  readonly alerts: readonly Alert[]
  readonly isBusy: boolean
  readonly onSend: (command: BulkOrder) => void
  readonly onClose: () => void
}

/** What a command for the selected alerts still needs to know. */
export function BulkDialog({ form, alerts, isBusy, onSend, onClose }: BulkDialogProps) {
  const { t } = useTranslation('queue')
  if (form === null) return null
  const parts = { alerts, isBusy, onSend }
  return (
    <Dialog
      title={t(`bulk.title.${form}`, { count: alerts.length })}
      placement={form === 'close' ? 'side' : 'center'}
      isDismissable={false}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {form === 'assign' && <AssignForm {...parts} />}
      {form === 'snooze' && <SnoozeForm {...parts} />}
      {form === 'close' && <BulkCloseForm {...parts} />}
    </Dialog>
  )
}

type FormProps = Pick<BulkDialogProps, 'alerts' | 'isBusy' | 'onSend'>

function AssignForm({ alerts, isBusy, onSend }: FormProps) {
  const { t } = useTranslation(['queue', 'domain'])
  const people = (useQuery(usersQuery).data ?? []).filter(({ role }) => can(role as Role, 'alert.work'))
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className={css['form']}>
      <Select
        label={t('queue:bulk.person')}
        options={people.map(({ id, name, role }) => ({
          id,
          label: name,
          hint: t(`domain:role.${role as Role}`, { defaultValue: role }),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        variant="primary"
        isLoading={isBusy}
        isDisabled={chosen === null}
        onPress={() => chosen !== null && onSend({ type: 'assign', assigneeId: chosen })}
      >
        {t('queue:bulk.assignSend', { count: alerts.length })}
      </Button>
    </div>
  )
}

const HOUR_MS = 3_600_000
const ENDS = { '4h': 4, '24h': 24, '3d': 72, '7d': 168 } as const
type End = keyof typeof ENDS

function SnoozeForm({ alerts, isBusy, onSend }: FormProps) {
  const { t } = useTranslation('queue')
  const format = useFormat()
  const [end, setEnd] = useState<End>('24h')
  const [reason, setReason] = useState('')
  const [openedAt] = useState(now)
  const until = openedAt + ENDS[end] * HOUR_MS
  return (
    <div className={css['form']}>
      <Select
        label={t('bulk.until')}
        options={(Object.keys(ENDS) as End[]).map((id) => ({
          id,
          label: t(`bulk.end.${id}`),
          hint: format.instant(openedAt + ENDS[id] * HOUR_MS),
        }))}
        value={end}
        onChange={setEnd}
      />
      <TextArea
        label={t('bulk.reason')}
        isRequired
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
      <Button
        variant="primary"
        isLoading={isBusy}
        isDisabled={reason.trim() === ''}
        onPress={() => onSend({ type: 'snooze', until: new Date(until).toISOString(), reason })}
      >
        {t('bulk.snoozeSend', { count: alerts.length })}
      </Button>
    </div>
  )
}

interface ResultProps {
  readonly result: BulkResult | null
  readonly alerts: readonly Alert[]
  readonly onClose: () => void
}

/** What became of each alert: what was refused and why first, then what was done. */
export function BulkResultSheet({ result, alerts, onClose }: ResultProps) {
  const { t } = useTranslation(['queue', 'domain'])
  const format = useFormat()
  if (result === null) return null
  const ruleOf = new Map(alerts.map(({ id, rule }) => [id, rule]))
  const refused = result.items.flatMap((item) => (item.ok ? [] : [item]))
  const done = result.items.flatMap((item) => (item.ok ? [item] : []))
  const rule = (id: string) => {
    const known = ruleOf.get(id)
    return known ? t(`domain:rule.${known.id as 'T01'}`, { defaultValue: known.name }) : ''
  }
  return (
    <Dialog
      title={t('queue:bulk.resultTitle')}
      placement="side"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={(close) => (
        <Button variant="primary" onPress={close}>
          {t('queue:bulk.resultClose')}
        </Button>
      )}
    >
      <p className={css['sum']} role="status">
        <span>{t('queue:bulk.done', { count: result.done, formatted: format.count(result.done) })}</span>
        <span>
          {t('queue:bulk.refused', { count: result.refused, formatted: format.count(result.refused) })}
        </span>
      </p>
      {refused.length > 0 && <p className={css['note']}>{t('queue:bulk.keptSelected')}</p>}
      <ul className={css['outcomes']}>
        {refused.map(({ id, problem }) => (
          <li key={id} className={css['outcome']}>
            <code>{id}</code>
            <span>{rule(id)}</span>
            <b>{t('queue:bulk.left')}</b>
            <span>
              {t(`queue:refusal.${(problem.reason ?? String(problem.status)) as '412'}`, {
                defaultValue: problem.detail,
              })}
            </span>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <details open={refused.length === 0}>
          <summary>{t('queue:bulk.doneList', { count: done.length })}</summary>
          <ul className={css['outcomes']}>
            {done.map(({ id, status }) => (
              <li key={id} className={css['outcome']}>
                <code>{id}</code>
                <span>{t(`domain:status.${status as 'new'}`, { defaultValue: status })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  )
}
