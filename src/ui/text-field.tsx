import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './field.module.css'

interface BaseProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string
  readonly description?: ReactNode
  /** The server's or the form's message. Shown, and the field is marked invalid. */
  readonly error?: string | null | undefined
  readonly placeholder?: string
  /** For addresses, hashes, code. */
  readonly isMono?: boolean
}

export interface TextFieldProps extends BaseProps {
  /** Names the field for screen readers only, where a row or a heading shows it. */
  readonly isLabelHidden?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden = false, description, error, placeholder, isMono, ref, ...rest } = props
  return (
    <AriaTextField
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      isInvalid={Boolean(error)}
      className={cx(css['field'])}
    >
      {!isLabelHidden && <FieldLabel isRequired={rest.isRequired ?? false}>{label}</FieldLabel>}
      <Input
        {...(ref ? { ref } : {})}
        placeholder={placeholder ?? ''}
        className={cx(css['control'], isMono && css['mono'])}
      />
      {description !== undefined && <Foot text={description} />}
      <FieldError className={cx(css['error'])}>{error}</FieldError>
    </AriaTextField>
  )
}

export interface TextAreaProps extends BaseProps {
  readonly rows?: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Several lines. With `maxLength` it counts what is used. */
export function TextArea({
  label,
  description,
  error,
  placeholder,
  isMono,
  rows = 4,
  ref,
  ...rest
}: TextAreaProps) {
  const { t } = useTranslation()
  const used = rest.value?.length
  const max = rest.maxLength
  const counted = used !== undefined && max !== undefined
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} className={cx(css['field'])}>
      <FieldLabel isRequired={rest.isRequired ?? false}>{label}</FieldLabel>
      <AriaTextArea
        {...(ref ? { ref } : {})}
        rows={rows}
        placeholder={placeholder ?? ''}
        className={cx(css['control'], isMono && css['mono'])}
      />
      {(description !== undefined || counted) && (
        <Foot text={description}>{counted && <span>{t('field.count', { used, max })}</span>}</Foot>
      )}
      <FieldError className={cx(css['error'])}>{error}</FieldError>
    </AriaTextField>
  )
}

export function FieldLabel({
  children,
  isRequired,
}: {
  readonly children: string
  readonly isRequired: boolean
}) {
  const { t } = useTranslation()
  return (
    <Label className={cx(css['label'])}>
      {children}
      {isRequired && <em>{t('field.required')}</em>}
    </Label>
  )
}

function Foot({ text, children }: { readonly text?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={cx(css['foot'])}>
      <Text slot="description">{text}</Text>
      {children}
    </div>
  )
}
