import { ListFilter } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseUnits } from '#core/chain/amount.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { FacetList } from '#src/ui/facet-list.tsx'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import type { Graph } from '#src/data/addresses.ts'
import type { WorkspaceContext } from './context.ts'
import { isFiltering, UNATTRIBUTED } from './filters.ts'
import css from './workspace.module.css'

/** By asset, category and amount; what goes is faded, or hidden where the reader says so. */
export function FilterMenu({ workspace, picture, isReadOnly }: WorkspaceContext) {
  const { t } = useTranslation('investigation')
  const { filter } = picture.state
  const used = isFiltering(picture.state)
  const set = (change: Partial<typeof filter>) =>
    workspace.do({ kind: 'filter', ...filter, ...change, facts: null })
  return (
    <Popover
      label={t('filter.title')}
      trigger={
        <Button size="small" variant={used ? 'secondary' : 'ghost'} icon={ListFilter} isDisabled={isReadOnly}>
          {used ? t('filter.used') : t('filter.title')}
        </Button>
      }
    >
      <div className={css['filters']}>
        <Assets graph={picture.graph} chosen={filter.assets} onChange={(assets) => set({ assets })} />
        <Categories
          graph={picture.graph}
          chosen={filter.categories}
          onChange={(categories) => set({ categories })}
        />
        <Smallest
          graph={picture.graph}
          smallest={filter.smallest}
          onChange={(smallest) => set({ smallest })}
        />
        <Checkbox
          isSelected={filter.effect === 'hide'}
          onChange={(hides) => set({ effect: hides ? 'hide' : 'fade' })}
        >
          {t('filter.hide')}
        </Checkbox>
        <Button
          size="small"
          isSpent={!used}
          onPress={() => set({ assets: null, categories: null, smallest: null })}
        >
          {t('filter.clear')}
        </Button>
      </div>
    </Popover>
  )
}

interface FacetProps {
  readonly graph: Graph
  readonly chosen: readonly string[] | null
  readonly onChange: (chosen: string[] | null) => void
}

function Assets({ graph, chosen, onChange }: FacetProps) {
  const { t } = useTranslation('investigation')
  const assets = useMemo(
    () => countBy(graph.edges.map(({ asset }) => [asset.id, asset.symbol])),
    [graph.edges],
  )
  return <Facet title={t('filter.assets')} options={assets} chosen={chosen} onChange={onChange} />
}

function Categories({ graph, chosen, onChange }: FacetProps) {
  const { t } = useTranslation('investigation')
  const name = useCategoryName()
  const categories = useMemo(
    () => countBy(graph.nodes.map(({ category }) => [category ?? UNATTRIBUTED, category ?? ''])),
    [graph.nodes],
  )
  const named = categories.map((option) => ({
    ...option,
    label: option.id === UNATTRIBUTED ? t('filter.unattributed') : name(option.id),
  }))
  return <Facet title={t('filter.categories')} options={named} chosen={chosen} onChange={onChange} />
}

interface Option {
  readonly id: string
  readonly label: string
  readonly count: number
}

function countBy(items: readonly (readonly [id: string, label: string])[]): readonly Option[] {
  return [...Map.groupBy(items, ([id]) => id)].map(([id, group]) => ({
    id,
    label: group[0]![1],
    count: group.length,
  }))
}

interface ListProps extends Pick<FacetProps, 'chosen' | 'onChange'> {
  readonly title: string
  readonly options: readonly Option[]
}

/** Everything chosen is no filter: what is loaded later is then shown too. */
function Facet({ title, options, chosen, onChange }: ListProps) {
  const all = options.map(({ id }) => id)
  return (
    <section>
      <h3>{title}</h3>
      <FacetList
        label={title}
        options={options}
        selected={chosen ?? all}
        onChange={(ids) => onChange(all.every((id) => ids.includes(id)) ? null : [...ids])}
      />
    </section>
  )
}

interface SmallestProps {
  readonly graph: Graph
  readonly smallest: { readonly asset: string; readonly units: string } | null
  readonly onChange: (smallest: { asset: string; units: string } | null) => void
}

/** The smallest amount, of one asset: amounts of others have no common measure with it. */
function Smallest({ graph, smallest, onChange }: SmallestProps) {
  const { t } = useTranslation('investigation')
  const assets = useMemo(
    () => [...new Map(graph.edges.map(({ asset }) => [asset.id, asset])).values()],
    [graph.edges],
  )
  const [assetId, setAssetId] = useState(smallest?.asset ?? assets[0]?.id ?? null)
  const [text, setText] = useState('')
  const asset = assets.find(({ id }) => id === assetId)
  const apply = () => {
    if (asset === undefined) return
    const units = text.trim() === '' ? null : unitsOf(text, asset.decimals)
    onChange(units === null ? null : { asset: asset.id, units: String(units) })
  }
  const isBad = text.trim() !== '' && asset !== undefined && unitsOf(text, asset.decimals) === null
  return (
    <form
      className={css['smallest']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBad) apply()
      }}
    >
      <TextField
        label={t('filter.smallest')}
        value={text}
        onChange={setText}
        error={isBad ? t('filter.badAmount') : null}
        inputMode="decimal"
      />
      <Select
        label={t('filter.asset')}
        value={assetId}
        options={assets.map(({ id, symbol }) => ({ id, label: symbol, hint: id }))}
        onChange={setAssetId}
      />
      <Button type="submit" size="small">
        {t('filter.apply')}
      </Button>
    </form>
  )
}

function unitsOf(text: string, decimals: number): bigint | null {
  try {
    return parseUnits(text.trim(), decimals)
  } catch {
    return null
  }
}
