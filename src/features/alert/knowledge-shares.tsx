import { useTranslation } from 'react-i18next'
import { categoryOf } from '#core/risk/categories.ts'
import type { Knowledge } from '#src/data/knowledge.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { DataBadge } from '#src/ui/data-badge.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import { CategoryTag } from '#src/ui/tags.tsx'
import css from './alert.module.css'
import own from './knowledge.module.css'
import { categoryName } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

type Side = Knowledge['exposures'][number]

/** Shares of the funds by category then and now; what is unknown has rows of its own. */
export function KnowledgeShares({ exposure }: { readonly exposure: Side }) {
  const { t } = useTranslation('knowledge')
  const words = useWords()
  const { rows, then, now } = exposure
  const rest = (['service', 'outside', 'unresolved'] as const)
    .map((id) => ({ id, thenPpm: then[`${id}Ppm`], nowPpm: now[`${id}Ppm`] }))
    .filter(({ id, thenPpm, nowPpm }) => id === 'outside' || thenPpm + nowPpm > 0)
  return (
    <div className={css['scroll']}>
      {(then.truncated || now.truncated) && <DataBadge kind="partial" note={t('truncated')} />}
      <table className={css['table']}>
        <caption className={own['caption']}>
          {t(`exposure.${exposure.side}`)} · {exposure.asset.symbol}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            <th scope="col">{t('then')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ShareRow
              key={`${row.category} ${row.kind}`}
              name={
                <>
                  <CategoryTag
                    name={categoryName(words.t, row.category)}
                    severity={toSeverity(categoryOf(row.category).direct)}
                  />{' '}
                  {t(row.kind)}
                </>
              }
              thenPpm={row.thenPpm}
              nowPpm={row.nowPpm}
            />
          ))}
          {rest.map(({ id, thenPpm, nowPpm }) => (
            <ShareRow key={id} name={t(id)} thenPpm={thenPpm} nowPpm={nowPpm} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ShareRowProps {
  readonly name: React.ReactNode
  readonly thenPpm: number
  readonly nowPpm: number
}

function ShareRow({ name, thenPpm, nowPpm }: ShareRowProps) {
  const format = useFormat()
  const by = nowPpm - thenPpm
  const sign = by > 0 ? '+' : '−'
  return (
    <tr className={by === 0 ? undefined : own['differs']}>
      <th scope="row">{name}</th>
      <td>{format.ppm(thenPpm)}</td>
      <td>{format.ppm(nowPpm)}</td>
      <td>{by === 0 ? '–' : <b>{`${sign}${format.ppm(Math.abs(by))}`}</b>}</td>
    </tr>
  )
}
