import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { categoryOf, type CategorySlug } from '#core/risk/categories.ts'
import type { Rule } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from '#src/ui/badge.tsx'
import { MeasureValue } from '#src/ui/measure.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { CategoryTag } from '#src/ui/tags.tsx'
import css from './rules.module.css'

/** One rule: what it is for, its values and where each comes from, and what it raised. */
export function RuleCard({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation(['rules', 'domain'])
  const format = useFormat()
  return (
    <Panel
      title={`${rule.id} · ${t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })}`}
      meta={t('rules:version', { version: rule.version })}
      actions={
        <Link to="/alerts" search={{ rule: [rule.id] }}>
          {`${t('rules:raised')} ${format.count(rule.alerts)} · ${t('rules:open')} ${format.count(rule.openAlerts)}`}
        </Link>
      }
    >
      <div className={css['rule']}>
        <p className={css['purpose']}>{rule.purpose}</p>
        <div className={css['tags']}>
          <Badge tone="outline">{t(`rules:detector.${rule.detector as 'structuring'}`)}</Badge>
          {rule.categories.map((category) => (
            <CategoryTag
              key={category}
              name={t(`domain:category.${category as CategorySlug}`)}
              severity={categoryOf(category as CategorySlug).direct}
            />
          ))}
        </div>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{t('rules:parameter')}</th>
              <th scope="col">{t('rules:value')}</th>
              <th scope="col">{t('rules:origin')}</th>
            </tr>
          </thead>
          <tbody>
            {rule.parameters.map((parameter) => (
              <tr key={parameter.name}>
                <td>{t(`domain:parameter.${parameter.name as 'minShare'}`)}</td>
                <td data-number>
                  <MeasureValue value={parameter.value} unit={parameter.unit} />
                </td>
                <td>
                  {t(parameter.origin === 'regulation' ? 'rules:regulation' : 'rules:ours')}
                  <small>{parameter.note}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={css['references']}>
          {`${t('rules:references')}: ${rule.references.join('; ')} · ${t('rules:owner')}: ${rule.owner}`}
        </p>
      </div>
    </Panel>
  )
}
