import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#src/data/assurance.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './audit.module.css'
import type { AuditSearch } from './search.ts'

interface RecordSheetProps {
  readonly record: AuditEvent | null
  readonly onClose: () => void
  readonly onFilter: (search: AuditSearch) => void
}

/** One record in full, with the links it hangs on. */
export function RecordSheet({ record, onClose, onFilter }: RecordSheetProps) {
  const { t } = useTranslation(['audit', 'domain'])
  if (record === null) return null
  const { target } = record
  return (
    <Dialog
      title={t('audit:record', { seq: record.seq })}
      placement="side"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <div className={css['record']}>
        <KeyValueList
          items={[
            { label: t('audit:at'), value: <Timestamp at={record.at} show="both" precision="second" /> },
            {
              label: t('audit:actor'),
              value: `${record.actor.name} · ${t(`domain:role.${record.actor.role as 'analyst'}`)}`,
            },
            {
              label: t('audit:type'),
              value: (
                <Button size="small" variant="ghost" onPress={() => onFilter({ type: record.type })}>
                  {record.type}
                </Button>
              ),
            },
            {
              label: t('audit:target'),
              value: target && (
                <Button size="small" variant="ghost" onPress={() => onFilter({ target: target.id })}>
                  {`${target.kind} ${target.id}`}
                </Button>
              ),
            },
            { label: t('audit:hash'), value: <HashChip hash={record.hash} isCopyShown /> },
            { label: t('audit:prevHash'), value: <HashChip hash={record.prevHash} isCopyShown /> },
          ]}
        />
        <section>
          <h3>{t('audit:data')}</h3>
          <pre className={css['content']} tabIndex={0}>
            {JSON.stringify(record.data, null, 2)}
          </pre>
        </section>
      </div>
    </Dialog>
  )
}
