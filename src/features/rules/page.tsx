import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { rulesQuery } from '#src/data/assurance.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { RuleCard } from './rule-card.tsx'
import css from './rules.module.css'

/** The register in force. */
export function RulesPage() {
  const { t } = useTranslation('rules')
  const result = useQuery(rulesQuery)
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <AsyncView result={result}>
        {(rules) => (
          <div className={css['list']}>
            {rules.map((rule) => (
              <RuleCard key={rule.id} rule={rule} />
            ))}
          </div>
        )}
      </AsyncView>
    </Page>
  )
}
