import { useTranslation } from 'react-i18next'
import type { Exposure } from '#src/data/addresses.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { ExposurePanel } from '../exposure-panel.tsx'

interface ExposureDialogProps {
  /** null: closed. */
  readonly account: string | null
  readonly side: Exposure['side']
  readonly onSide: (side: Exposure['side']) => void
  readonly onClose: () => void
}

/** The exposure of an account in full, beside the picture. */
export function ExposureDialog({ account, side, onSide, onClose }: ExposureDialogProps) {
  const { t } = useTranslation('explorer')
  return (
    <Dialog
      title={t('exposure')}
      placement="side"
      size="wide"
      isOpen={account !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {() =>
        account !== null && <ExposurePanel account={account} side={side} asset={undefined} onSide={onSide} />
      }
    </Dialog>
  )
}
