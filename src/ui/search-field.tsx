import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import buttons from './button.module.css'
import { cx } from './cx.ts'
import css from './field.module.css'

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  /** What is searched: the accessible name. */
  readonly label: string
  readonly placeholder?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** Free text with a way to clear it. Escape clears. */
export function SearchField({ label, placeholder, ref, ...rest }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx(css['field'])}>
      {({ isEmpty }) => (
        <Group className={cx(css['control'])}>
          <Search size={15} aria-hidden />
          <Input {...(ref ? { ref } : {})} placeholder={placeholder ?? label} className={cx(css['input'])} />
          {!isEmpty && (
            <Button
              aria-label={t('action.clear')}
              className={cx(buttons['button'], buttons['ghost'], buttons['icon'], buttons['small'])}
            >
              <X size={14} aria-hidden />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  )
}
