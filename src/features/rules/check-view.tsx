import { useTranslation } from 'react-i18next'
import { categoryOf, type CategorySlug } from '#core/risk/categories.ts'
import type { RuleNeed } from '#core/risk/rule.ts'
import type { RuleCheck } from '#src/data/assurance.ts'
import { Badge } from '#src/ui/badge.tsx'
import { MeasureValue } from '#src/ui/measure.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { CategoryTag } from '#src/ui/tags.tsx'
import { useMissingText } from './missing.ts'
import { noteKey } from './note-key.ts'
import css from './rules.module.css'

/** One kind of detection: what it needs, its values with unit, default, bounds and whose figure each is. */
export function CheckView({ check }: { readonly check: RuleCheck }) {
  const { t } = useTranslation(['rules', 'domain', 'patterns'])
  const gaps = useMissingText()(check)
  return (
    <section className={css['check']}>
      <header className={css['checkHead']}>
        <h3>{t(`rules:detector.${check.detector as 'fan-in'}`, { defaultValue: check.detector })}</h3>
        {check.severity === null ? (
          <Badge tone="outline">{`${t('rules:severity')}: ${t('rules:byCategory')}`}</Badge>
        ) : (
          <SeverityBadge severity={toSeverity(check.severity)} />
        )}
        {check.categories.map((category) => (
          <CategoryTag
            key={category}
            name={t(`domain:category.${category as CategorySlug}`)}
            severity={categoryOf(category).direct}
          />
        ))}
      </header>
      {gaps.map((gap) => (
        <p key={gap} className={css['gap']}>
          {gap}
        </p>
      ))}
      <p className={css['needs']}>
        {`${t('rules:needs')}: ${check.needs.map((need) => t(`patterns:need.${need as RuleNeed}`)).join(', ') || '–'}`}
        {` · ${t('rules:appliesTo')}: ${check.books.map((book) => t(`domain:bookKind.${book}`)).join(', ')}`}
      </p>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{t('rules:parameter')}</th>
              <th scope="col" data-number>
                {t('rules:value')}
              </th>
              <th scope="col" data-number>
                {t('rules:standard')}
              </th>
              <th scope="col" data-number>
                {t('rules:range')}
              </th>
              <th scope="col">{t('rules:origin')}</th>
            </tr>
          </thead>
          <tbody>
            {check.parameters.map(({ name, value, unit, origin, note, min, max, ...rest }) => (
              <tr key={name}>
                <th scope="row">{t(`domain:parameter.${name as 'minShare'}`, { defaultValue: name })}</th>
                <td data-number>
                  <b>
                    <MeasureValue value={value} unit={unit} />
                  </b>
                </td>
                <td data-number>
                  <MeasureValue value={rest.default} unit={unit} />
                </td>
                <td data-number>
                  <MeasureValue value={min} unit={unit} />
                  {' – '}
                  <MeasureValue value={max} unit={unit} />
                </td>
                <td>
                  <Badge tone={origin === 'regulation' ? 'info' : 'outline'}>
                    {t(origin === 'regulation' ? 'rules:regulation' : 'rules:ours')}
                  </Badge>{' '}
                  <small>{t(`rules:note.${noteKey(note) as 'any-amount'}`, { defaultValue: note })}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
