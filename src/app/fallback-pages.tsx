import { CircleAlert } from 'lucide-react'
import { Navigate, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { Button } from '#src/ui/button.tsx'
import { EmptyState, ErrorState, NotFound } from '#src/ui/states.tsx'
import { useNavigation } from './use-navigation.ts'

/** `/` leads to the first page there is. */
export function HomePage() {
  const first = useNavigation()[0]?.items[0]
  return first ? <Navigate to={first.to} replace /> : <NotFoundPage />
}

/** No route has this address. */
export function NotFoundPage() {
  const { t } = useTranslation()
  const router = useRouter()
  return <NotFound actions={<Button onPress={() => router.history.back()}>{t('action.back')}</Button>} />
}

/** A page threw. What the API refused is explained; anything else is a fault of ours and says so. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  if (error instanceof ApiProblem) return <ErrorState error={error} onRetry={reset} />
  return (
    <EmptyState
      icon={CircleAlert}
      title={t('error.crash')}
      actions={
        <>
          <Button onPress={reset}>{t('action.retry')}</Button>
          <Button variant="ghost" onPress={() => globalThis.location.reload()}>
            {t('action.reload')}
          </Button>
        </>
      }
    >
      {t('error.crashHint')}
    </EmptyState>
  )
}
