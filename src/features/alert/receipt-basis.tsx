import type { AlertFull } from '#src/data/alerts.ts'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import css from './alert.module.css'
import { measureText } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

/** The rule as it was, its values and where each comes from, and what the finding was computed with. */
export function ReceiptBasis({ receipt }: { readonly receipt: AlertFull['receipt'] }) {
  const words = useWords()
  const { t } = words
  const { rule, parameters } = receipt
  return (
    <details className={css['basis']}>
      <summary>{t('alert:basis')}</summary>
      <KeyValueList
        items={[
          {
            label: t('alert:rule'),
            value: `${rule.id} · ${rule.name} · ${t('alert:version', { version: rule.version })}`,
          },
          { label: t('alert:purpose'), value: rule.purpose },
          { label: t('alert:references'), value: rule.references.join('; ') },
          {
            label: t('alert:parameters'),
            value: (
              <ul>
                {parameters.map((parameter) => (
                  <li key={parameter.name}>
                    {t(`domain:parameter.${parameter.name as 'minShare'}`, {
                      defaultValue: parameter.name,
                    })}
                    : <b>{measureText(parameter, words)}</b>{' '}
                    <small>
                      {parameter.origin === 'regulation' ? t('alert:regulation') : t('alert:ours')}
                    </small>
                  </li>
                ))}
              </ul>
            ),
          },
          { label: t('alert:engine'), value: receipt.engineVersion },
          { label: t('alert:ledgerDigest'), value: <HashChip hash={receipt.ledgerDigest} isCopyShown /> },
          { label: t('alert:labelSetDigest'), value: <HashChip hash={receipt.labelSetDigest} isCopyShown /> },
        ]}
      />
    </details>
  )
}
