import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Rule, rulesQuery } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Toolbar } from '#src/ui/filter-bar.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { Select } from '#src/ui/select.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { narrow } from './narrow.ts'
import { RuleRow } from './rule-row.tsx'
import css from './rules.module.css'
import type { RulesSearch } from './search.ts'

const ALL = 'all'
const STATES = ['evaluated', 'partly', 'silent', 'off'] as const

/** The register in force, by family, with what this desk can evaluate of it. */
export function RulesPage() {
  const { t } = useTranslation(['rules', 'domain'])
  const result = useQuery(rulesQuery)
  const search = useSearch({ from: '/rules' })
  const navigate = useNavigate()
  const go = (next: RulesSearch) => void navigate({ to: '/rules', search: next, replace: true })
  return (
    <Page>
      <PageHeader title={t('rules:title')} subtitle={t('rules:subtitle')} />
      <AsyncView result={result}>
        {(rules) => (
          <div className={css['page']}>
            <Toolbar label={t('rules:search')} end={<Summary rules={rules} />}>
              <div className={css['find']}>
                <SearchField
                  label={t('rules:search')}
                  placeholder={t('rules:searchHint')}
                  value={search.q ?? ''}
                  maxLength={200}
                  onChange={(q) => go({ ...search, q: q === '' ? undefined : q })}
                />
              </div>
              <Select
                label={t('rules:filter')}
                isLabelHidden
                value={search.show ?? ALL}
                options={[
                  { id: ALL, label: t('rules:all') },
                  ...STATES.map((state) => ({ id: state as string, label: t(`rules:coverage.${state}`) })),
                ]}
                onChange={(id) => go({ ...search, show: STATES.find((state) => state === id) })}
              />
            </Toolbar>
            <Families rules={rules} search={search} />
          </div>
        )}
      </AsyncView>
    </Page>
  )
}

function Families({ rules, search }: { readonly rules: readonly Rule[]; readonly search: RulesSearch }) {
  const { t } = useTranslation(['rules', 'domain'])
  const wordsOf = (rule: Rule) =>
    [
      rule.id,
      rule.name,
      t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: '' }),
      rule.purpose,
      t(`rules:purpose.${rule.id as 'T01'}`, { defaultValue: '' }),
      ...rule.references,
      ...rule.checks.flatMap((check) => [
        t(`rules:detector.${check.detector as 'fan-in'}`, { defaultValue: check.detector }),
        ...check.categories.map((slug) => t(`domain:category.${slug as 'mixer'}`, { defaultValue: slug })),
        ...check.parameters.map(({ name }) =>
          t(`domain:parameter.${name as 'minShare'}`, { defaultValue: name }),
        ),
      ]),
    ].join(' ')
  const groups = narrow(rules, search, wordsOf)
  if (groups.length === 0) return <EmptyState title={t('rules:none')}>{t('rules:noneHint')}</EmptyState>
  return groups.map(({ family, rules: members }) => (
    <Panel key={family} title={t(`rules:family.${family}`)} meta={members.length} isFlush>
      <div className={css['rows']}>
        {members.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </div>
    </Panel>
  ))
}

/** How much of the register this desk can evaluate. */
function Summary({ rules }: { readonly rules: readonly Rule[] }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const count = (state: Rule['coverage']) =>
    format.count(rules.filter((rule) => rule.coverage === state).length)
  return (
    <p className={css['summary']} role="status">
      {t('summary', {
        total: format.count(rules.length),
        evaluated: count('evaluated'),
        partly: count('partly'),
        silent: count('silent'),
      })}
    </p>
  )
}
