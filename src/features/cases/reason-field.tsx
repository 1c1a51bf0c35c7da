import { useFormat } from '#src/platform/use-format.ts'
import { TextArea } from '#src/ui/text-field.tsx'
import { useCaseT } from './use-case-t.ts'

/** Fewest characters of an outcome or a reason, blanks around it left out. */
export const LEAST_REASON = 10

interface ReasonFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
}

/** A text that must be there; it counts along while it is written. */
export function ReasonField({ label, value, onChange, hint }: ReasonFieldProps) {
  const t = useCaseT()
  const format = useFormat()
  const used = value.trim().length
  return (
    <TextArea
      label={label}
      value={value}
      onChange={onChange}
      rows={4}
      isRequired
      validationBehavior="aria"
      {...(hint === undefined ? {} : { placeholder: hint })}
      description={
        used < LEAST_REASON
          ? t('cases:least', { used: format.count(used), min: format.count(LEAST_REASON) })
          : t('cases:enough', { used: format.count(used) })
      }
      // Whoever opens this came to write it.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
    />
  )
}
