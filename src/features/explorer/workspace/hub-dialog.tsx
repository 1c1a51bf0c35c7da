import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { Select } from '#src/ui/select.tsx'
import type { Workspace } from './workspace.ts'
import css from './workspace.module.css'

const LIMITS = ['12', '36', '100', '200'] as const
const RANKS = ['value', 'time'] as const
type Limit = (typeof LIMITS)[number]

/** Before a hub is drawn: how many there are, and how many of them are wanted. */
export function HubDialog({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  const asking = useStore(workspace.hub, (state) => state.asking)
  const [limit, setLimit] = useState<Limit>('12')
  const [rank, setRank] = useState<(typeof RANKS)[number]>('value')
  const most = Math.max(0, ...(asking?.around.map((around) => around.counterparties) ?? []))
  return (
    <Dialog
      title={t('hub.title')}
      isOpen={asking !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) workspace.leaveHub()
      }}
      footer={
        <>
          <Button onPress={workspace.leaveHub}>{t('hub.leave')}</Button>
          <Button variant="primary" onPress={() => workspace.confirmHub({ limit: Number(limit), rank })}>
            {t(rank === 'value' ? 'hub.loadLargest' : 'hub.loadLatest', {
              formatted: format.count(Number(limit)),
            })}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        <p>{t('hub.text', { name: asking?.name ?? '', formatted: format.count(most) })}</p>
        <Select
          label={t('hub.limit')}
          value={limit}
          options={LIMITS.map((id) => ({ id, label: format.count(Number(id)) }))}
          onChange={setLimit}
        />
        <Select
          label={t('hub.rank')}
          value={rank}
          options={RANKS.map((id) => ({ id, label: t(`hub.ranks.${id}`) }))}
          onChange={setRank}
        />
      </div>
    </Dialog>
  )
}
