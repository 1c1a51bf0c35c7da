import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { useSession } from '#src/platform/session.ts'
import { explain } from '#src/ui/explain.ts'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from '../explorer.module.css'
import type { Saving } from '../workspace/use-saving.ts'
import { AttachedCases } from './attached-cases.tsx'

interface SavedTabProps {
  readonly saving: Saving
  /** The alert the picture began with. */
  readonly alertId: string | null
}

/** What the desk keeps of the investigation: its revisions, and the alerts and cases it belongs to. */
export function SavedTab({ saving, alertId }: SavedTabProps) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const { saved } = saving
  const person = useSession()?.user.id
  if (saved === null) return <p className={css['muted']}>{t('saved.unnamed')}</p>
  return (
    <div className={css['detail']}>
      <h3>{saved.name}</h3>
      <KeyValueList
        items={[
          { label: t('saved.owner'), value: saved.owner.id === person ? t('saved.you') : saved.owner.name },
          { label: t('saved.updated'), value: <Timestamp at={saved.updatedAt} /> },
          { label: t('saved.steps'), value: format.count(saved.steps) },
        ]}
      />
      <Attach key={saved.id} saving={saving} alertId={alertId} />
      <AttachedCases investigation={saved} isDisabled={saving.state === 'read-only'} />
      <h4>{t('saved.revisions')}</h4>
      <ol className={css['edgeTransfers']}>
        {saved.revisions.map((revision) => (
          <li key={revision.n}>
            <span>
              {t(`saved.kind.${revision.kind}`)} · {revision.savedBy.name}
            </span>
            <small>
              {t('saved.stepCount', { count: revision.steps, formatted: format.count(revision.steps) })}
            </small>
            <small className={css['muted']}>
              <Timestamp at={revision.savedAt} />
            </small>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The alerts it is attached to, and a way to attach it to one more. */
function Attach({ saving, alertId }: SavedTabProps) {
  const { t } = useTranslation('investigation')
  const { t: common } = useTranslation()
  const [text, setText] = useState(alertId ?? '')
  const [error, setError] = useState<unknown>(null)
  const attach = async (id: string, attached: boolean) => {
    setError(null)
    try {
      await saving.attach(id, attached)
      if (attached) setText('')
    } catch (failure) {
      setError(failure)
    }
  }
  const isDisabled = saving.state === 'read-only'
  const { title, errors } = error === null ? { title: '', errors: [] } : explain(error, common)
  return (
    <>
      <h4>{t('saved.alerts')}</h4>
      {saving.saved?.alerts.length === 0 && <p className={css['muted']}>{t('saved.noAlerts')}</p>}
      <ul className={css['edgeTransfers']}>
        {saving.saved?.alerts.map((item) => (
          <li key={item.alertId}>
            <Link to="/alerts/$alertId" params={{ alertId: item.alertId }}>
              {item.alertId}
            </Link>
            <Button
              size="small"
              variant="ghost"
              isDisabled={isDisabled}
              onPress={() => void attach(item.alertId, false)}
            >
              {t('saved.detach')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={css['inline']}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') void attach(text.trim().toUpperCase(), true)
        }}
      >
        <TextField
          label={t('saved.alertId')}
          value={text}
          onChange={setText}
          maxLength={60}
          isDisabled={isDisabled}
          error={error === null ? null : (errors[0]?.message ?? title)}
        />
        <Button type="submit" size="small" isDisabled={isDisabled || text.trim() === ''}>
          {t('saved.attach')}
        </Button>
      </form>
    </>
  )
}
