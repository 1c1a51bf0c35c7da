import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CategorySlug } from '#core/risk/categories.ts'
import { useSession } from '#src/platform/session.ts'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import type { Facet } from './filters.ts'

export interface FacetNames {
  /** In the reader's language; the server's own label where the desk has no word for it. */
  readonly text: (facet: Facet, value: string, label?: string) => string
  /** The same with its mark, for a list. */
  readonly mark: (facet: Facet, value: string, label?: string) => ReactNode
}

/** Names of what a facet can be set to; the same object until the language or the person changes. */
export function useFacetNames(): FacetNames {
  const { t } = useTranslation(['alerts', 'domain', 'common'])
  const me = useSession()?.user.id
  return useMemo(() => {
    const assignee = (value: string, label: string) => {
      if (value === 'nobody') return t('alerts:nobody')
      if (value === 'me') return t('alerts:me')
      return value === me ? t('alerts:you', { name: label }) : label
    }
    const names: Readonly<Record<Facet, (value: string, label: string) => string>> = {
      status: (value, label) => t(`domain:status.${value as 'new'}`, { defaultValue: label }),
      severity: (value) => t(`common:severity.${toSeverity(Number(value))}`),
      rule: (value, label) => t(`domain:rule.${value as 'T01'}`, { defaultValue: label }),
      category: (value, label) => t(`domain:category.${value as CategorySlug}`, { defaultValue: label }),
      book: (_value, label) => label,
      assignee,
    }
    const text: FacetNames['text'] = (facet, value, label = value) => names[facet](value, label)
    return {
      text,
      mark: (facet, value, label) =>
        facet === 'severity' ? (
          <SeverityBadge severity={toSeverity(Number(value))} />
        ) : (
          <span title={text(facet, value, label)}>{text(facet, value, label)}</span>
        ),
    }
  }, [t, me])
}
