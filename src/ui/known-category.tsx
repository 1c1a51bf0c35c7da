import { useTranslation } from 'react-i18next'
import { categoryOf } from '#core/risk/categories.ts'
import { toSeverity } from './severity.tsx'
import { CategoryTag } from './tags.tsx'

/** A category of the taxonomy by its slug, in the reader's language, with the severity of a direct match. */
export function KnownCategory({ slug }: { readonly slug: string }) {
  const name = useCategoryName()
  return <CategoryTag name={name(slug)} severity={toSeverity(categoryOf(slug).direct)} />
}

/** What a category is called in the reader's language; a slug that is not of the taxonomy stays as it is. */
export function useCategoryName(): (slug: string) => string {
  const { t } = useTranslation('domain')
  return (slug) => t(`category.${slug as 'mixer'}`, { defaultValue: slug })
}
