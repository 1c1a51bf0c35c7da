import { Navigate } from '@tanstack/react-router'
import { useNavigation } from './use-navigation.ts'

/** The first place that this person may go. */
export function HomePage() {
  const [first] = useNavigation().flatMap((group) => group.items)
  return first ? <Navigate to={first.to} replace /> : null
}
